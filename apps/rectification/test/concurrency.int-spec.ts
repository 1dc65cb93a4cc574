import { Actor } from '@huiyin/identity';
import { type Harness, rectificationHarness } from './harness';
import { evidence, type Step, World } from './world';

/** Four at once, one wins; the others get a typed refusal, and there is one line of history and one event. */
describe('four at once', () => {
  let house: Harness;
  let world: World;
  beforeAll(async () => {
    house = await rectificationHarness();
    world = new World(house);
  });
  afterAll(() => house.stop());

  async function race(actor: Actor, verb: string, input: object, selection = 'id') {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => world.ask(actor, verb, input, selection)),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'won').sort();
    return {
      winners: codes.filter((code) => code === 'won').length,
      refusals: [...new Set(codes)],
    };
  }

  const oneWins = (code: string) => ({ winners: 1, refusals: [code, 'won'] });

  async function itemAfter(step: Step | null, strikeOff: object = {}): Promise<string> {
    const { problemId } = await world.acceptedOpinion();
    const ledgerItemId = await world.registered(problemId);
    if (step) await world.walk(ledgerItemId, step, strikeOff);
    return ledgerItemId;
  }

  it('confirm a problem once', async () => {
    const { problemId } = await world.weakDimension();
    const outcome = await race(world.office, 'confirmProblem', { problemId });
    expect(outcome).toEqual(oneWins('PROBLEM_ALREADY_DECIDED'));
  });

  it('reject a problem once', async () => {
    const { problemId } = await world.weakDimension();
    const outcome = await race(world.office, 'rejectProblem', { problemId, reason: '重复' });
    expect(outcome).toEqual(oneWins('PROBLEM_ALREADY_DECIDED'));
  });

  it('register the same item once', async () => {
    const { problemId } = await world.weakDimension();
    await world.do(world.office, 'confirmProblem', { problemId });
    const input = { problemId, kind: 'CONCRETE_PROBLEM', content: '排队太久' };
    const outcome = await race(world.principal, 'registerLedgerItem', input);
    expect(outcome).toEqual(oneWins('LEDGER_ITEM_ALREADY_REGISTERED'));
  });

  const text = '同一句话';
  it.each<
    [
      verb: string,
      after: Step | null,
      by: 'office' | 'contact' | 'supervisor',
      input: object,
      refusal: string,
    ]
  >([
    ['undertakeLedgerItem', null, 'office', {}, 'LEDGER_ITEM_CANNOT_MOVE'],
    ['reportMeasure', 'undertakeLedgerItem', 'contact', { text }, 'LEDGER_ITEM_CANNOT_MOVE'],
    ['leaveOversightNote', 'reportMeasure', 'supervisor', { text }, 'OVERSIGHT_NOTE_REPEATED'],
    [
      'reportCompletion',
      'reportMeasure',
      'contact',
      { summary: text, evidence },
      'LEDGER_ITEM_CANNOT_MOVE',
    ],
    [
      'returnCompletion',
      'reportCompletion',
      'supervisor',
      { reason: text },
      'LEDGER_ITEM_CANNOT_MOVE',
    ],
    ['verifyCompletion', 'reportCompletion', 'supervisor', {}, 'LEDGER_ITEM_CANNOT_MOVE'],
    ['strikeOffLedgerItem', 'verifyCompletion', 'office', {}, 'LEDGER_ITEM_CANNOT_MOVE'],
    ['giveFeedback', 'strikeOffLedgerItem', 'office', { text }, 'LEDGER_ITEM_CANNOT_MOVE'],
    [
      'reopenLedgerItem',
      'strikeOffLedgerItem',
      'office',
      { reason: text },
      'LEDGER_ITEM_CANNOT_MOVE',
    ],
  ])('%s once', async (verb, after, by, input, refusal) => {
    const ledgerItemId = await itemAfter(after);
    const before = await house.outbox('rectification.ledger-item-moved.v1');
    expect(await race(world[by], verb, { ledgerItemId, ...input })).toEqual(oneWins(refusal));
    const events = await house.outbox('rectification.ledger-item-moved.v1');
    expect(events).toHaveLength(before.length + 1);
    const [lines] = await house.rows<{ n: number; moves: number }>(
      `SELECT count(*)::int AS n, max(moves) AS moves FROM ledger_item_history
       JOIN ledger_item item ON item.id = ledger_item_id WHERE ledger_item_id = $1`,
      [ledgerItemId],
    );
    expect(lines?.n).toBe(lines?.moves);
  });

  it('R001.50 respond to an answer once, and reopen the item once', async () => {
    const { problemId, pickupCode } = await world.acceptedOpinion();
    const ledgerItemId = await world.registered(problemId);
    await world.walk(ledgerItemId, 'giveFeedback');
    const input = { pickupCode, satisfied: false };
    const outcome = await race(Actor.anonymous(), 'respondToAnswer', input, 'state');
    expect(outcome).toEqual(oneWins('ANSWER_ALREADY_RESPONDED'));
    const [item] = await house.rows('SELECT state, rebounds FROM ledger_item WHERE id = $1', [
      ledgerItemId,
    ]);
    expect(item).toEqual({ state: 'REOPENED', rebounds: 1 });
  });

  it('plan one re-measurement with one strike-off', async () => {
    const { problemId } = await world.weakDimension();
    const ledgerItemId = await world.registered(problemId);
    await world.walk(ledgerItemId, 'verifyCompletion');
    const input = { ledgerItemId, remeasureDueOn: '2026-06-01' };
    const outcome = await race(world.office, 'strikeOffLedgerItem', input);
    expect(outcome).toEqual(oneWins('LEDGER_ITEM_CANNOT_MOVE'));
    const plans = await house.rows('SELECT state FROM remeasurement WHERE ledger_item_id = $1', [
      ledgerItemId,
    ]);
    expect(plans).toEqual([{ state: 'PLANNED' }]);
  });
});
