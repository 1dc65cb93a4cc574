import { newId } from '@huiyin/kernel';
import { anOutsider } from '@huiyin/testing';
import { personRows } from '../src/person/merge-people.queries';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

describe('two entries for one person', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
  });
  afterAll(() => harness.stop());

  const merge = (keptId: string, duplicateId: string) => {
    return { keptId, duplicateId, reason: '本人确认' };
  };

  it('§7.52 R000.79 proposes by name and hints, and leaves two of one name alone until told', async () => {
    const unitId = await people.unit();
    const [one, other] = [
      await people.person({ unitId, name: '孙  丁' }),
      await people.person({ unitId: here.organId, name: '孙丁' }),
    ];
    const { personMatches } = await people.ask<{
      personMatches: { person: { id: string }; hints: string[] }[];
    }>('query ($u: ID) { personMatches(name: "孙 丁", unitId: $u) { person { id } hints } }', {
      u: unitId,
    });
    expect(personMatches).toEqual([
      { person: { id: one }, hints: ['SAME_NAME', 'WORKS_THERE'] },
      { person: { id: other }, hints: ['SAME_NAME'] },
    ]);
    const twin = await people.person({ unitId, name: '孙丁' });
    const { possibleDuplicates } = await people.ask<{
      possibleDuplicates: { one: { id: string }; other: { id: string }; hints: string[] }[];
    }>('{ possibleDuplicates { one { id } other { id } hints } }');
    expect(possibleDuplicates).toHaveLength(1);
    expect(possibleDuplicates[0]!.hints).toEqual(['SAME_NAME', 'SAME_UNIT']);
    expect([possibleDuplicates[0]!.one.id, possibleDuplicates[0]!.other.id].sort()).toEqual(
      [one, twin].sort(),
    );
  });

  it('goes on under the kept entry: home, posts, login; what both said is left out and recorded', async () => {
    const unitId = await people.unit();
    const kept = await people.person({ unitId, since: '2026-03-01' });
    const duplicate = await people.person({ unitId, login: 'the-duplicate' });
    const post = await people.post('BODY_MEMBER', { personId: duplicate, unitId });
    await people.made('mergePeople', merge(kept, duplicate));
    const { a, b } = await people.ask<Record<string, Record<string, unknown>>>(
      `query ($a: ID!, $b: ID!) {
        a: person(id: $a) { unit { id headcount { working } } posts { id kind } mergedInto { id } }
        b: person(id: $b) { unit { id } posts { id } mergedInto { id } } }`,
      { a: kept, b: duplicate },
    );
    expect(a).toMatchObject({ unit: { id: unitId, headcount: { working: 1 } }, mergedInto: null });
    expect((a!['posts'] as { kind: string }[]).map(({ kind }) => kind).sort()).toEqual([
      'BODY_MEMBER',
      'STAFF',
    ]);
    expect(b).toEqual({ unit: null, posts: [], mergedInto: { id: kept } });
    expect(await harness.rows('SELECT person_id FROM account')).toEqual([{ person_id: kept }]);
    expect(await people.holdings(kept)).toContainEqual(
      expect.objectContaining({ holdingId: post.id, voided: false }),
    );
    expect((await people.holdings(duplicate)).every(({ voided }) => voided)).toBe(true);
    const [record] = await harness.rows<{ left_out: unknown[]; reason: string }>(
      'SELECT left_out, reason FROM person_merge WHERE kept_id = $1',
      [kept],
    );
    expect(record!.reason).toBe('本人确认');
    expect(record!.left_out).toHaveLength(2);
  });

  it('refuses an entry with itself, one merged already, two logins, two memberships of one group', async () => {
    const [one, two] = [
      await people.person({ login: 'login-one' }),
      await people.person({ login: 'login-two' }),
    ];
    expect(await people.refused('mergePeople', merge(one, one))).toBe('MERGE_WITH_ITSELF');
    expect(await people.refused('mergePeople', merge(one, two))).toBe('MERGE_NEEDS_ONE_LOGIN');
    await people.made('revokeAccess', { personId: two });
    const groupId = newId();
    await harness.rows(
      `INSERT INTO supervision_group (id, bureau_id, number, label, valid_from) VALUES ($1, $2, 9, '第九组', '2026-01-01')`,
      [groupId, here.bureauId],
    );
    for (const personId of [one, two])
      await harness.rows(
        `INSERT INTO supervision_membership (id, bureau_id, group_id, person_id, role, is_liaison, ordinal, valid_from)
         VALUES ($1, $2, $3, $4, 'member', false, 0, '2026-01-01')`,
        [newId(), here.bureauId, groupId, personId],
      );
    expect(await people.refused('mergePeople', merge(one, two))).toBe('MERGE_COLLIDES');
    await harness.rows('DELETE FROM supervision_membership WHERE person_id = $1', [one]);
    await people.made('mergePeople', merge(one, two));
    expect(await people.holdings(one)).toContainEqual(
      expect.objectContaining({ role: 'supervision-member', groupId }),
    );
    expect(await people.refused('mergePeople', merge(one, two))).toBe('PERSON_WAS_MERGED');
    expect(await people.refused('grantAccess', { personId: two, login: 'x' })).toBe(
      'PERSON_WAS_MERGED',
    );
  });

  it('merges once, however many ask, whichever way round', async () => {
    const [one, two] = [await people.person(), await people.person()];
    const codes = await Promise.all(
      [merge(one, two), merge(two, one), merge(one, two), merge(two, one)].map((input) =>
        people.refused('mergePeople', input),
      ),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'PERSON_WAS_MERGED')).toHaveLength(3);
  });

  it('is closed to the office next door', async () => {
    const [one, two] = [await people.person(), await people.person()];
    expect(await people.refused('mergePeople', merge(one, two), anOutsider())).toBe(
      'PERSON_NOT_FOUND',
    );
  });

  it('knows every table that points at a person', async () => {
    const pointing = await harness.rows<{ at: string }>(
      `SELECT DISTINCT c.conrelid::regclass || '.' || a.attname AS at FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname <> 'bureau_id'
       WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass`,
    );
    const known = [...personRows.moved, ...personRows.apart].map((pair) => pair.join('.'));
    expect(pointing.map(({ at }) => at).sort()).toEqual([...known].sort());
  });
});
