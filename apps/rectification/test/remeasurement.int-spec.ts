import { toCloudEvent } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { type Harness, idAndTime, rectificationHarness } from './harness';
import { type Raised, World } from './world';

/** product.md "Closed is not fixed": the same question asked again, and what it does to the item. */
describe('re-measurement', () => {
  let house: Harness;
  let world: World;
  beforeAll(async () => {
    house = await rectificationHarness();
  });
  beforeEach(() => {
    world = new World(house);
  });
  afterAll(() => house.stop());

  async function struckOff(upTo: 'strikeOffLedgerItem' | 'giveFeedback' = 'giveFeedback') {
    const raised = await world.weakDimension();
    const ledgerItemId = await world.registered(raised.problemId);
    await world.walk(ledgerItemId, upTo, { remeasureDueOn: '2026-06-01' });
    return { ...raised, ledgerItemId };
  }

  const again = ({ appraisalId, cell }: Raised, over: Partial<Raised['cell']> | null) =>
    world.appraisal({
      remeasuresAppraisalId: appraisalId,
      results: over === null ? [] : [{ ...cell, weak: false, ...over }],
    });

  const plans = (ledgerItemId: string) =>
    house.rows<Record<string, unknown>>(
      `SELECT state, before_share AS before, after_share AS after, after_n AS "afterN", note,
         measured_by_appraisal_id AS "measuredBy" FROM remeasurement WHERE ledger_item_id = $1 ORDER BY planned_at, state`,
      [ledgerItemId],
    );
  const item = async (id: string) =>
    (await house.rows('SELECT state, rebounds FROM ledger_item WHERE id = $1', [id]))[0];
  const problems = () =>
    house.rows('SELECT id FROM problem WHERE bureau_id = $1', [world.bureauId]);

  it('is recorded with before and after, and leaves an item alone that got better', async () => {
    const found = await struckOff();
    const event = again(found, { favourableShare: 0.8, n: 55 });
    await house.deliver(event);
    expect(await plans(found.ledgerItemId)).toEqual([
      {
        state: 'RECORDED',
        before: 0.4,
        after: 0.8,
        afterN: 55,
        note: null,
        measuredBy: event.payload.appraisalId,
      },
    ]);
    expect(await item(found.ledgerItemId)).toEqual({ state: 'CLOSED_WITH_FEEDBACK', rebounds: 0 });
    const recorded = await house.outbox('rectification.remeasurement-recorded.v1');
    expect(recorded.at(-1)?.data).toMatchObject({ before: 0.4, after: 0.8, improved: true });
    const shown = `{ ledgerItem(id: "${found.ledgerItemId}") { remeasurements { state before after improved measuredBy { id } } } }`;
    expect((await house.graph.as(world.supervisor, shown)).data).toMatchObject({
      ledgerItem: {
        remeasurements: [{ improved: true, measuredBy: { id: event.payload.appraisalId } }],
      },
    });
  });

  it.each(['strikeOffLedgerItem', 'giveFeedback'] as const)(
    'R001.50 reopens an item that did not get better, once, however often delivered (after %s)',
    async (upTo) => {
      const found = await struckOff(upTo);
      const { contract, payload } = again(found, { favourableShare: 0.4 });
      const event = toCloudEvent(contract, payload, idAndTime(house.clock));
      await Promise.all([1, 2, 3, 4, 5].map(() => house.deliverRaw(event)));
      await house.deliver({ contract, payload });
      expect(await item(found.ledgerItemId)).toEqual({ state: 'REOPENED', rebounds: 1 });
      const moved = await house.outbox('rectification.ledger-item-moved.v1');
      expect(moved.at(-1)?.data).toMatchObject({ to: 'REOPENED', rebounds: 1 });
      const recorded = (await house.outbox('rectification.remeasurement-recorded.v1')).filter(
        ({ data }) => data['ledgerItemId'] === found.ledgerItemId,
      );
      expect(recorded.map(({ data }) => data['improved'])).toEqual([false]);
    },
  );

  it('stays planned, with a note, when disclosure control withheld the cell', async () => {
    const found = await struckOff();
    await house.deliver(again(found, null));
    const [plan] = await plans(found.ledgerItemId);
    expect(plan).toMatchObject({ state: 'PLANNED', after: null });
    expect(plan?.['note']).toContain('withheld');
    await house.deliver(again(found, { favourableShare: 0.9 }));
    expect(await plans(found.ledgerItemId)).toMatchObject([{ state: 'RECORDED', note: null }]);
  });

  it('takes no notice of an appraisal that asks something else', async () => {
    const found = await struckOff();
    await house.deliver(world.appraisal({ results: [{ ...found.cell, weak: false }] }));
    await house.deliver(again({ ...found, appraisalId: newId() }, { favourableShare: 0.1 }));
    await house.deliver(again(found, { dimension: 'another', favourableShare: 0.1 }));
    expect(await plans(found.ledgerItemId)).toMatchObject([{ state: 'PLANNED', after: null }]);
  });

  it('adds a source to the problem instead of raising it twice, when it is still weak', async () => {
    const found = await struckOff();
    house.clock.advance(60_000);
    const event = again(found, { favourableShare: 0.3, weak: true });
    await house.deliver(event);
    expect(await problems()).toEqual([{ id: found.problemId }]);
    const sources = `{ problem(id: "${found.problemId}") { sources { appraisal { id } favourableShare } } }`;
    expect((await house.graph.as(world.office, sources)).data).toMatchObject({
      problem: { sources: [{ favourableShare: 0.4 }, { favourableShare: 0.3 }] },
    });
    // The second round is measured against the latest finding; the plan of the first is history.
    await world.walk(found.ledgerItemId, 'strikeOffLedgerItem', { remeasureDueOn: '2026-09-01' });
    expect((await plans(found.ledgerItemId)).map(({ state, before }) => [state, before])).toEqual(
      expect.arrayContaining([
        ['PLANNED', 0.3],
        ['RECORDED', 0.4],
      ]),
    );
  });

  it('leaves a new problem to a human, when a dimension got better and is weak still', async () => {
    const found = await struckOff();
    await house.deliver(again(found, { favourableShare: 0.5, weak: true }));
    expect(await item(found.ledgerItemId)).toMatchObject({ state: 'CLOSED_WITH_FEEDBACK' });
    expect(await problems()).toHaveLength(2);
  });

  it('is asked for, or waived with a reason, whenever a measured problem is struck off', async () => {
    const { problemId } = await world.weakDimension();
    const ledgerItemId = await world.registered(problemId);
    await world.walk(ledgerItemId, 'verifyCompletion');
    const strikeOff = (input: object) =>
      world.do(world.office, 'strikeOffLedgerItem', { ledgerItemId, ...input });
    await expect(strikeOff({})).rejects.toThrow('REMEASUREMENT_OR_WAIVER_REQUIRED');
    await expect(strikeOff({ remeasureDueOn: '2026-06-01', waiverReason: '理由' })).rejects.toThrow(
      'REMEASUREMENT_OR_WAIVER_REQUIRED',
    );
    expect(await world.stateOf(ledgerItemId)).toBe('VERIFIED');
    await strikeOff({ waiverReason: '该班子已撤并' });
    expect(await plans(ledgerItemId)).toEqual([]);
    const [line] = await house.rows(
      `SELECT remeasurement_waiver AS waiver, (SELECT remark FROM ledger_item_history WHERE ledger_item_id = item.id AND move = 'STRIKE_OFF')
       FROM ledger_item item WHERE id = $1`,
      [ledgerItemId],
    );
    expect(line).toEqual({ waiver: '该班子已撤并', remark: '该班子已撤并' });
  });

  it('is not for a problem nobody measured', async () => {
    const { problemId } = await world.acceptedOpinion();
    const ledgerItemId = await world.registered(problemId);
    await world.walk(ledgerItemId, 'verifyCompletion');
    const input = { ledgerItemId, remeasureDueOn: '2026-06-01' };
    await expect(world.do(world.office, 'strikeOffLedgerItem', input)).rejects.toThrow(
      'NOTHING_TO_REMEASURE',
    );
  });
});
