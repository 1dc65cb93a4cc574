import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf } from './roster';

const everyUnit = (table: string, columns: string, values: string) => `
  INSERT INTO ${table} (id, bureau_id, ${columns}, valid_from)
  SELECT gen_random_uuid(), u.bureau_id, ${values}, '2026-01-01' FROM unit u WHERE u.bureau_id = $1`;
const everyGroup = (table: string, columns: string, values: string) => `
  INSERT INTO ${table} (id, bureau_id, group_id, ${columns}, valid_from)
  SELECT gen_random_uuid(), g.bureau_id, g.id, ${values}, '2026-01-01' FROM work_group g WHERE g.bureau_id = $1`;
const somebody = '(SELECT p.id FROM person p WHERE p.bureau_id = $1 ORDER BY p.name, p.id LIMIT 1)';

describe('SQL statements of groups, contact points and gaps', () => {
  let harness: Harness;
  let small: ABureau;
  let large: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
    small = await harness.aBureau('小市卫生局');
    large = await harness.aBureau('大市卫生局');
    for (const [{ bureauId, office }, units] of [
      [small, 5],
      [large, 50],
    ] as const) {
      await importRoster(harness, office, rosterOf(units));
      for (const sql of [
        everyUnit(
          'work_group',
          'kind, name, unit_id, leader_seats',
          `'leading-group', '领导小组', u.id, 1`,
        ),
        everyGroup(
          'work_group_membership',
          'person_id, role, seat, seats, ordinal',
          `${somebody}, 'leader', 1, 1, 0`,
        ),
        everyGroup(
          'work_group_rule',
          'ordinal, role, posts, reach',
          `0, 'member', ARRAY['staff', 'head-nurse'], 'place'`,
        ),
        everyGroup('work_group_duty', 'ordinal, text', `0, '某事'`),
        everyGroup('work_group_subject', 'unit_id', 'g.unit_id'),
        everyUnit(
          'contact_point',
          'person_id, kind, unit_id',
          `${somebody}, 'contact-point', u.id`,
        ),
        everyUnit(
          'unit_facility',
          'unit_id, kind, name, location',
          `u.id, 'opinion-box', '意见箱', '门厅'`,
        ),
      ])
        await harness.rows(sql, [bureauId]);
    }
  });
  afterAll(() => harness.stop());

  const statementsFor = async ({ office }: ABureau, query: string) => {
    harness.statements.length = 0;
    const { errors } = await harness.graph.as(office, query);
    expect(errors).toBeUndefined();
    return harness.statements.length;
  };

  it.each([
    '{ groups(first: 500) { name unit { name } parent { name } below { name } members { role person { name } } } }',
    '{ groups(first: 500) { duties { text } composition { role posts } exceptions { reason } subjects { unit { name } } locatedAt { name } } }',
    '{ units(first: 1000) { groups { name members { person { name groups { role } } } } contactPoints { person { name } } opinionBoxes { name openedBy { name } } } }',
    '{ contactPoints(first: 500) { person { name contactPoints { unit { name } } } unit { name contactPoints { kind } } } }',
    '{ organizationGaps(first: 500) { counts { kind } items { unit { name } group { name } supervisionGroup { label } person { name } } } }',
    '{ organizationGapCounts { counts { kind count } } }',
    '{ supervisionGroups { memberships { person { name } } assignments { intensity unit { name } } } }',
  ])('do not grow with the rows: %s', async (query) => {
    expect(await statementsFor(large, query)).toBeLessThanOrEqual(
      await statementsFor(small, query),
    );
    expect(await statementsFor(large, query)).toBeLessThanOrEqual(9);
  });
});
