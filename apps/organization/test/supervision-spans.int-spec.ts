import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf } from './roster';

interface Row {
  readonly id: string;
}

describe('R000.77 supervision on any day, whoever writes', () => {
  let harness: Harness;
  let here: ABureau;
  let groupIds: string[];
  let personIds: string[];
  let unitIds: string[];

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    const { rows } = harness;
    groupIds = [newId(), newId()];
    personIds = [newId(), newId(), newId()];
    for (const [index, id] of groupIds.entries())
      await rows(`INSERT INTO supervision_group VALUES ($1, $2, $3, '某组', '2026-01-01', NULL)`, [
        id,
        here.bureauId,
        index + 1,
      ]);
    for (const id of personIds)
      await rows(
        `INSERT INTO person (id, bureau_id, name, name_key) VALUES ($1, $2, '某甲', '某甲')`,
        [id, here.bureauId],
      );
    unitIds = [here.organId];
  });
  afterAll(() => harness.stop());

  const member = (
    groupId: string,
    personId: string,
    role: string,
    isLiaison: boolean,
    from: string,
    to: string | null,
  ) =>
    harness.rows(`INSERT INTO supervision_membership VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)`, [
      newId(),
      here.bureauId,
      groupId,
      personId,
      role,
      isLiaison,
      from,
      to,
    ]);
  const assign = (groupId: string, from: string, to: string | null) =>
    harness.rows(
      `INSERT INTO supervision_assignment (id, bureau_id, unit_id, group_id, ordinal, valid_from, valid_to)
       VALUES ($1, $2, $3, $4, 0, $5, $6)`,
      [newId(), here.bureauId, unitIds[0], groupId, from, to],
    );

  it('refuses a second leader for one day of the first, and takes a successor for the day after', async () => {
    const [group, , [first, second]] = [groupIds[0]!, 0, personIds as [string, string]];
    await member(group, first, 'leader', false, '2026-01-01', '2027-03-01');
    await expect(member(group, second, 'leader', false, '2027-02-28', null)).rejects.toThrow(
      'supervision_group_one_leader',
    );
    await member(group, second, 'leader', false, '2027-03-01', null);
  });

  it('refuses a second ★, also one planned for next year', async () => {
    const [first, second] = personIds as [string, string];
    await member(groupIds[1]!, first, 'member', true, '2026-01-01', null);
    await expect(
      member(groupIds[1]!, second, 'member', true, '2027-01-01', '2027-01-02'),
    ).rejects.toThrow('supervision_group_one_liaison');
  });

  it('refuses one person twice in a group, whatever the roles, and takes the person in two groups', async () => {
    const [first, , third] = personIds as [string, string, string];
    await expect(member(groupIds[1]!, first, 'leader', false, '2026-06-01', null)).rejects.toThrow(
      'supervision_group_person_once',
    );
    await member(groupIds[0]!, third, 'member', false, '2026-01-01', null);
    await member(groupIds[1]!, third, 'member', false, '2026-01-01', null);
  });

  it('refuses one unit in two groups on any day, and takes a hand-over', async () => {
    await assign(groupIds[0]!, '2026-01-01', '2026-07-01');
    await expect(assign(groupIds[1]!, '2026-06-30', null)).rejects.toThrow(
      'supervision_assignment_one_group',
    );
    await assign(groupIds[1]!, '2026-07-01', null);
  });

  it('refuses what ends before it begins, and a number given to two groups at a time', async () => {
    await expect(
      member(groupIds[0]!, personIds[0]!, 'member', false, '2028-02-01', '2028-01-01'),
    ).rejects.toThrow('supervision_membership_ends_after_it_began');
    await expect(
      harness.rows(`INSERT INTO supervision_group VALUES ($1, $2, 1, '某组', '2030-01-01', NULL)`, [
        newId(),
        here.bureauId,
      ]),
    ).rejects.toThrow('supervision_group_number_once');
  });

  it('lets a roster take back what was planned where it says otherwise, and nothing else', async () => {
    const bureau = await harness.aBureau('乙市卫生局');
    await importRoster(harness, bureau.office, rosterOf(10));
    const [one, two] = await harness.rows<Row>(
      'SELECT id FROM supervision_group WHERE bureau_id = $1 ORDER BY number',
      [bureau.bureauId],
    );
    const ofGroup = await harness.rows<Row>(
      'SELECT unit_id AS id FROM supervision_assignment WHERE bureau_id = $1 AND group_id = $2 ORDER BY ordinal',
      [bureau.bureauId, one!.id],
    );
    // Two units of the first group go to the second one in 2099; then a roster gives one of them to it today.
    for (const { id } of ofGroup.slice(0, 2)) {
      await harness.rows(
        `UPDATE supervision_assignment SET valid_to = '2099-01-01' WHERE unit_id = $1`,
        [id],
      );
      await harness.rows(
        `INSERT INTO supervision_assignment VALUES ($1, $2, $3, $4, 0, '2099-01-01', NULL, 'direct')`,
        [newId(), bureau.bureauId, id, two!.id],
      );
    }
    const moved = rosterOf(10)
      .replace(/\t\n\t\n\t第2号医院\n\t[^\n]+\n\n/, '')
      .concat();
    const line = /\t\n\t\n\t第2号医院\n\t[^\n]+/.exec(rosterOf(10))![0];
    await importRoster(harness, bureau.office, `${moved.trimEnd()}\n\n${line}\n`);
    const spans = (unitId: string) =>
      harness.rows(
        `SELECT a.group_id AS "group", a.valid_to::text AS "to" FROM supervision_assignment a
         WHERE unit_id = $1 AND (valid_to IS NULL OR valid_to > valid_from) ORDER BY valid_from`,
        [unitId],
      );
    expect(await spans(ofGroup[0]!.id)).toEqual([
      { group: one!.id, to: '2099-01-01' },
      { group: two!.id, to: null },
    ]);
    expect(await spans(ofGroup[1]!.id)).toEqual([{ group: two!.id, to: null }]);
  });
});
