import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';
import { send, upload } from './roster';

describe('office and supervision in one hand', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  const groupId = newId();

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
    await harness.rows(
      `INSERT INTO supervision_group (id, bureau_id, number, label, valid_from) VALUES ($1, $2, 1, '第一组', '2020-01-01')`,
      [groupId, here.bureauId],
    );
  });
  afterAll(() => harness.stop());

  const supervise = (personId: string, from: string, to: string | null = null) =>
    harness
      .rows(
        `INSERT INTO supervision_membership (id, bureau_id, group_id, person_id, role, is_liaison, ordinal, valid_from, valid_to)
         VALUES ($1, $2, $3, $4, 'member', false, 0, $5, $6)`,
        [newId(), here.bureauId, groupId, personId, from, to],
      )
      .then(
        () => 'written',
        ({ constraint }: { constraint: string }) => constraint,
      );

  it('is refused by the database itself, whichever comes first', async () => {
    const { personId, id } = await people.post('CAMPAIGN_OFFICE', {
      from: '2026-03-01',
      to: '2026-06-01',
    });
    expect(await supervise(personId, '2026-05-31')).toBe('separated_duty_apart');
    expect(await supervise(personId, '2026-01-01', '2026-03-01')).toBe('written');
    expect(await supervise(personId, '2026-06-01')).toBe('written');
    const later = { personId, unitId: here.organId, kind: 'CAMPAIGN_OFFICE', from: '2026-06-01' };
    expect(await people.refused('appointPost', later)).toBe('OFFICE_AND_SUPERVISION_APART');
    expect(
      await people.refused('appointActing', { ...later, kind: 'CAMPAIGN_OFFICE_DIRECTOR' }),
    ).toBe('OFFICE_AND_SUPERVISION_APART');
    await people.made('voidPost', { postId: id, reason: '录入错误' });
    expect(await supervise(await people.person(), '2026-01-01')).toBe('written');
  });

  it('is refused when both are written at the same moment by two connections', async () => {
    for (let round = 0; round < 5; round += 1) {
      const personId = await people.person();
      const office = {
        personId,
        unitId: here.organId,
        kind: 'CAMPAIGN_OFFICE',
        from: '2026-05-01',
      };
      const [post, membership] = await Promise.all([
        people.refused('appointPost', office),
        supervise(personId, '2026-05-01'),
      ]);
      expect([post === undefined, membership === 'written'].filter(Boolean)).toHaveLength(1);
    }
  });

  it('frees the person again when the office post ends or is voided', async () => {
    const { personId, id } = await people.post('CAMPAIGN_OFFICE_DEPUTY');
    expect(await supervise(personId, '2026-05-01')).toBe('separated_duty_apart');
    await people.made('endPost', { postId: id, on: '2026-05-01' });
    expect(await supervise(personId, '2026-05-01')).toBe('written');
  });

  it('does not hinder other posts: R000.78 a liaison may be principal or contact, which is shown as a risk', async () => {
    const { personId } = await people.post('UNIT_PRINCIPAL', { unitId: await people.unit() });
    expect(await supervise(personId, '2026-05-01')).toBe('written');
  });

  it('is refused in a roster, too, with nothing of it saved', async () => {
    const roster = (leader: string) =>
      `附件：督导联系表\n\n\t组别\n\t督导联系组成员\n\t督导联系单位\n\t联系人及电话\n\n\t第二组\n\t组长：${leader}\n\n成员：钱乙、\n\n孙丙★\n\t第一医院\n\t周甲13800010001\n`;
    const first = await upload(harness, here.office, roster('赵甲'));
    await send(harness, here.office, 'commitRoster', 'CommitRosterInput', { importId: first.id });
    const [contact] = await harness.rows<{ person_id: string }>(
      'SELECT person_id FROM unit_contact',
    );
    await people.post('CAMPAIGN_OFFICE', { personId: contact!.person_id, from: '2026-01-01' });
    // The contact becomes leader of the group that supervises the unit, and is in the office.
    const { id } = await upload(harness, here.office, roster('周甲'));
    const { errors } = await send(harness, here.office, 'commitRoster', 'CommitRosterInput', {
      importId: id,
    });
    expect(errors?.[0]?.extensions['code']).toBe('OFFICE_AND_SUPERVISION_APART');
  });
});
