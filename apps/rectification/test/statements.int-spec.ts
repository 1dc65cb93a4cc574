import { newId } from '@huiyin/kernel';
import { type Harness, rectificationHarness } from './harness';
import { World } from './world';

/** SQL statements per request do not grow with the number of objects. */
describe('one request', () => {
  let house: Harness;
  let world: World;
  beforeAll(async () => {
    house = await rectificationHarness();
    world = new World(house);
  });
  afterAll(() => house.stop());

  const fields = `id state campaign { id } sources { kind } ledgerItems { id overdue history { move } evidence { id }
    feedback { id responses { satisfied } } remeasurements { state } problem { id } }`;
  const walk = `query ($units: [_Any!]!, $c: ID!) { _entities(representations: $units) {
    ... on Unit { problems(campaignId: $c) { ${fields} } } } problems(campaignId: $c, first: 500) { ${fields} }
    ledgerItems(campaignId: $c, first: 500) { id history { move } } }`;

  async function unitWithProblems(campaignId: string): Promise<string> {
    const unitId = newId();
    const admin = `WITH p AS (INSERT INTO problem (id, bureau_id, campaign_id, unit_id, state, found_at, decided_by)
        SELECT gen_random_uuid(), $1, $2, $3, 'CONFIRMED', now(), $1 FROM generate_series(1, 2) RETURNING id),
      s AS (INSERT INTO problem_source (id, bureau_id, problem_id, kind, found_at, opinion_id, category, answer_key_hash)
        SELECT gen_random_uuid(), $1, id, 'opinion', now(), gen_random_uuid(), 'style', repeat('0', 64) FROM p),
      i AS (INSERT INTO ledger_item (id, bureau_id, campaign_id, unit_id, problem_id, kind, content, state, rebounds, round,
          moves, notes_in_round, worker_ids, registered_at)
        SELECT gen_random_uuid(), $1, $2, $3, id, 'CONCRETE_PROBLEM', 'x', 'REGISTERED', 0, 0, 1, 0, '{}', now() FROM p RETURNING id)
      INSERT INTO ledger_item_history (id, bureau_id, ledger_item_id, sequence, round, move, to_state, role, occurred_at)
        SELECT gen_random_uuid(), $1, id, 1, 0, 'REGISTER', 'REGISTERED', 'campaign-office', now() FROM i`;
    await house.rows(admin, [world.bureauId, campaignId, unitId]);
    return unitId;
  }

  async function statementsFor(units: number): Promise<number> {
    const campaignId = newId();
    const ids = await Promise.all(
      Array.from({ length: units }, () => unitWithProblems(campaignId)),
    );
    house.statements.length = 0;
    const answer = await house.graph.as<{
      _entities: { problems: { ledgerItems: { history: unknown[] }[] }[] }[];
    }>(world.office, walk, { units: ids.map((id) => ({ __typename: 'Unit', id })), c: campaignId });
    expect(answer.errors).toBeUndefined();
    const problems = answer.data?._entities.flatMap(({ problems: own }) => own) ?? [];
    expect(problems).toHaveLength(2 * units);
    expect(problems.every(({ ledgerItems: [item] }) => item?.history.length === 1)).toBe(true);
    return house.statements.length;
  }

  it('asks as often for 50 units with their problems, items and histories as for 5', async () => {
    const few = await statementsFor(5);
    expect(await statementsFor(50)).toBe(few);
    expect(few).toBeLessThanOrEqual(18);
  });

  it('asks as often for 50 receipts as for 5', async () => {
    const counts = [];
    for (const size of [5, 50]) {
      const opinions = await Promise.all(
        Array.from({ length: size }, () => world.acceptedOpinion()),
      );
      const receipts = opinions.map(({ answerKey }) => ({
        __typename: 'OpinionReceipt',
        answerKey,
      }));
      house.statements.length = 0;
      const query =
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on OpinionReceipt { state answers { text } } } }';
      const { data } = await house.graph.as(world.staff, query, { r: receipts });
      expect(data?.['_entities']).toEqual(opinions.map(() => ({ state: 'RECEIVED', answers: [] })));
      counts.push(house.statements.length);
    }
    expect(counts).toEqual([2, 2]);
  });
});
