import {
  AppraisalPublishedV1,
  type CloudEvent,
  OpinionAccepted,
  toCloudEvent,
} from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anOutsider, eventually } from '@huiyin/testing';
import { type Harness, idAndTime, rectificationHarness } from './harness';
import { World } from './world';

describe('problems are raised by events', () => {
  let house: Harness;
  let world: World;
  beforeAll(async () => {
    house = await rectificationHarness();
  });
  beforeEach(() => {
    world = new World(house); // a bureau of its own for each test
  });
  afterAll(() => house.stop());

  const fiveTimes = (event: CloudEvent) =>
    Promise.all([1, 2, 3, 4, 5].map(() => house.deliverRaw(event)));
  const problems = () =>
    house.rows<{ id: string; state: string }>(
      'SELECT id, state FROM problem WHERE bureau_id = $1',
      [world.bureauId],
    );
  const raised = async () =>
    (await house.outbox('rectification.problem-raised.v1')).filter(
      ({ bureauid }) => bureauid === world.bureauId,
    );

  it('R000.38 from each weak dimension, and from no other', async () => {
    const weak = [world.cell({ dimension: 'formalism' }), world.cell({ dimension: 'hedonism' })];
    const good = world.cell({ weak: false, favourableShare: 0.95 });
    const event = world.appraisal({ results: [...weak, good] });
    await house.deliver(event);
    expect(await problems()).toMatchObject([{ state: 'FOUND' }, { state: 'FOUND' }]);
    expect((await raised()).map(({ data }) => data)).toMatchObject([
      {
        sourceKind: 'appraisal-dimension',
        sourceId: event.payload.appraisalId,
        unitId: world.unitId,
      },
      { sourceKind: 'appraisal-dimension', sourceId: event.payload.appraisalId },
    ]);
  });

  it('from version 1 of the event, which may still lie in an outbox, as from version 2, and once from both', async () => {
    const newer = world.appraisal({ results: [world.cell()] });
    const [cell] = newer.payload.results;
    const { appraisalId, campaignId, bureauId, unitId } = newer.payload;
    const { targetId = '', dimension = '' } = cell ?? {};
    const older = AppraisalPublishedV1.of({
      ...{ appraisalId, campaignId, bureauId, unitId, remeasuresAppraisalId: null },
      results: [
        {
          ...{ targetId, targetKind: 'leading-body', dimension },
          ...{ n: 60, favourableShare: 0.4, weak: true },
        },
      ],
    });
    await house.deliver(older);
    expect(await problems()).toMatchObject([{ state: 'FOUND' }]);
    await house.deliver(newer);
    expect(await problems()).toHaveLength(1);
  });

  it('once, when the same event is delivered five times at once', async () => {
    const event = world.appraisal({ results: [world.cell()] });
    await fiveTimes(toCloudEvent(event.contract, event.payload, idAndTime(house.clock)));
    expect(await problems()).toHaveLength(1);
    expect(await raised()).toHaveLength(1);
  });

  it('once, when the same result arrives five times at once under five event ids', async () => {
    const { contract, payload } = world.appraisal({ results: [world.cell(), world.cell()] });
    await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        house.deliverRaw(toCloudEvent(contract, payload, idAndTime(house.clock))),
      ),
    );
    expect(await problems()).toHaveLength(2);
    expect(await raised()).toHaveLength(2);
  });

  it('R000.38 from an accepted opinion, once, with the hash of its key and nothing of its text', async () => {
    const { bureauId, campaignId, unitId } = world;
    const opinion = { opinionId: newId(), category: 'style', answerKeyHash: '0'.repeat(64) };
    const event = OpinionAccepted.of({ ...opinion, bureauId, campaignId, unitId });
    await fiveTimes(toCloudEvent(event.contract, event.payload, idAndTime(house.clock)));
    await house.deliver(event);
    expect(await problems()).toHaveLength(1);
    expect((await raised()).map(({ data }) => data)).toMatchObject([
      { sourceKind: 'opinion', sourceId: opinion.opinionId },
    ]);
    const source = `SELECT kind, opinion_id AS "opinionId", category, answer_key_hash AS "answerKeyHash" FROM problem_source WHERE bureau_id = $1`;
    expect(await house.rows(source, [bureauId])).toEqual([{ kind: 'opinion', ...opinion }]);
  });

  it('that arrive through the stream, to the running service', async () => {
    const { bureauId } = world;
    // This database's outbox stands for that of evaluations: the harness points the service's consumer at it.
    await house.unitOfWork.run({ bureauId }, async (tx) =>
      tx.emit(world.appraisal({ results: [world.cell()] })),
    );
    await eventually(async () => expect(await problems()).toHaveLength(1));
  });

  it('which one must confirm before it enters the ledger', async () => {
    const { problemId } = await world.weakDimension();
    const input = { problemId, kind: 'CONCRETE_PROBLEM', content: '内容' };
    await expect(world.do(world.office, 'registerLedgerItem', input)).rejects.toThrow(
      'PROBLEM_NOT_CONFIRMED',
    );
    await world.do(world.office, 'rejectProblem', { problemId, reason: '样本太少' });
    await expect(world.do(world.office, 'registerLedgerItem', input)).rejects.toThrow(
      'PROBLEM_NOT_CONFIRMED',
    );
    const { data } = await house.graph.as(
      world.principal,
      `{ problem(id: "${problemId}") { state rejectionReason } }`,
    );
    expect(data).toEqual({ problem: { state: 'REJECTED', rejectionReason: '样本太少' } });
    await expect(world.do(anOutsider(), 'confirmProblem', { problemId })).rejects.toThrow(
      'PROBLEM_NOT_FOUND',
    );
  });
});
