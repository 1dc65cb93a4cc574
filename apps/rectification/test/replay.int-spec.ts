import { Actor } from '@huiyin/identity';
import { type Harness, rectificationHarness } from './harness';
import { World } from './world';

interface Moved {
  ledgerItemId: string;
  from: string | null;
  to: string;
  rebounds: number;
  occurredAt: string;
}

/** Issue 5 D: who has only the stream can rebuild the ledger. */
describe('the stream of ledger moves', () => {
  let house: Harness;
  beforeAll(async () => {
    house = await rectificationHarness();
    const world = new World(house);
    const item = async (raised: { problemId: string }) => world.registered(raised.problemId);
    await item(await world.weakDimension());
    await world.walk(await item(await world.acceptedOpinion()), 'reportCompletion');
    const found = await world.weakDimension();
    const struckOff = await item(found);
    await world.walk(struckOff, 'strikeOffLedgerItem', { remeasureDueOn: '2026-06-01' });
    const opinion = await world.acceptedOpinion();
    const twice = await item(opinion);
    await world.walk(twice, 'giveFeedback');
    const disagreement = { pickupCode: opinion.pickupCode, satisfied: false };
    await world.do(Actor.anonymous(), 'respondToAnswer', disagreement, 'state');
    await world.walk(twice, 'giveFeedback');
    await house.deliver(
      world.appraisal({ remeasuresAppraisalId: found.appraisalId, results: [found.cell] }),
    );
  });
  afterAll(() => house.stop());

  it('R001.44 R001.50 rebuilds states and rebounds of the whole ledger', async () => {
    const rebuilt = new Map<string, { state: string; rebounds: number }>();
    for (const { data } of await house.outbox('rectification.ledger-item-moved.v1')) {
      const { ledgerItemId, from, to, rebounds } = data as unknown as Moved;
      expect(from).toBe(rebuilt.get(ledgerItemId)?.state ?? null);
      rebuilt.set(ledgerItemId, { state: to, rebounds });
    }
    const ledger = await house.rows<{ id: string; state: string; rebounds: number }>(
      'SELECT id, state, rebounds FROM ledger_item',
    );
    expect(ledger.map(({ state }) => state).sort()).toEqual([
      'CLOSED_WITH_FEEDBACK',
      'COMPLETION_REPORTED',
      'REGISTERED',
      'REOPENED',
    ]);
    expect(Object.fromEntries(rebuilt)).toEqual(
      Object.fromEntries(ledger.map(({ id, ...line }) => [id, line])),
    );
  });

  it('has one event for each line of history, with the same steps at the same times', async () => {
    const events = (await house.outbox('rectification.ledger-item-moved.v1')).map(({ data }) => {
      const { ledgerItemId, from, to, occurredAt } = data as unknown as Moved;
      return [ledgerItemId, from, to, occurredAt].join();
    });
    const history = await house.rows<{ id: string; from: string; to: string; at: Date }>(
      'SELECT ledger_item_id AS id, from_state AS "from", to_state AS "to", occurred_at AS at FROM ledger_item_history',
    );
    expect(
      history.map(({ id, from, to, at }) => [id, from, to, at.toISOString()].join()).sort(),
    ).toEqual(events.sort());
  });
});
