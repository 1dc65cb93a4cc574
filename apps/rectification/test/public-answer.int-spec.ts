import { newPickupCode } from '@huiyin/contracts';
import { Actor } from '@huiyin/identity';
import { randomBytes } from 'node:crypto';
import { type Harness, rectificationHarness } from './harness';
import { World } from './world';

describe('the sender of an opinion', () => {
  let house: Harness;
  let world: World;
  const nobody = Actor.anonymous();
  beforeAll(async () => {
    house = await rectificationHarness({ wrongCodesPerMinute: 6 });
  });
  beforeEach(() => {
    world = new World(house);
    house.clock.advance(60_000);
  });
  afterAll(() => house.stop());

  const receiptFields = 'state answers { text givenOn response { satisfied remark respondedOn } }';
  const receipt = (answerKey: string) =>
    house.graph.entity(nobody, { __typename: 'OpinionReceipt', answerKey }, receiptFields);
  const respond = (pickupCode: string, satisfied: boolean, remark: string | null = null) =>
    world.do(nobody, 'respondToAnswer', { pickupCode, satisfied, remark }, receiptFields);

  async function answered() {
    const opinion = await world.acceptedOpinion();
    const ledgerItemId = await world.registered(opinion.problemId);
    await world.walk(ledgerItemId, 'giveFeedback');
    return { ...opinion, ledgerItemId };
  }

  it('R001.46 reads what became of it, step by step', async () => {
    const { problemId, answerKey } = await world.acceptedOpinion();
    expect(await receipt(answerKey)).toEqual({ state: 'RECEIVED', answers: [] });
    await world.do(world.office, 'confirmProblem', { problemId });
    expect(await receipt(answerKey)).toEqual({ state: 'TAKEN_UP', answers: [] });
    const ledgerItemId = await world.registered(problemId);
    expect(await receipt(answerKey)).toMatchObject({ state: 'UNDER_RECTIFICATION' });
    await world.walk(ledgerItemId, 'giveFeedback');
    expect(await receipt(answerKey)).toMatchObject({
      state: 'ANSWERED',
      answers: [{ text: expect.any(String), givenOn: '2026-03-01', response: null }],
    });
  });

  it('is content, and the item stays closed', async () => {
    const { pickupCode, ledgerItemId } = await answered();
    const code = ` ${pickupCode.toLowerCase().replaceAll('-', ' ')} `;
    expect(await respond(code, true)).toMatchObject({
      state: 'ANSWERED',
      answers: [{ response: { satisfied: true, remark: null, respondedOn: '2026-03-01' } }],
    });
    expect(await world.stateOf(ledgerItemId)).toBe('CLOSED_WITH_FEEDBACK');
  });

  it('R001.50 disagrees, which reopens the item; after the next answer they are asked again', async () => {
    const { pickupCode, ledgerItemId, answerKey } = await answered();
    expect(await respond(pickupCode, false, '还是老样子')).toMatchObject({ state: 'REOPENED' });
    await expect(respond(pickupCode, true)).rejects.toThrow('ANSWER_ALREADY_RESPONDED');
    const reading = `{ ledgerItem(id: "${ledgerItemId}") { state rebounds feedback { responses { satisfied remark } }
      history { move role remark person { id } } } }`;
    const { data } = await house.graph.as(world.principal, reading);
    expect(data).toMatchObject({
      ledgerItem: {
        state: 'REOPENED',
        rebounds: 1,
        feedback: [{ responses: [{ satisfied: false, remark: '还是老样子' }] }],
        history: expect.arrayContaining([
          { move: 'REOPEN', role: 'sender', remark: '还是老样子', person: null },
        ]),
      },
    });
    await world.walk(ledgerItemId, 'giveFeedback');
    expect(await respond(pickupCode, true)).toMatchObject({ state: 'ANSWERED', answers: [{}, {}] });
    expect(await receipt(answerKey)).toMatchObject({
      answers: [{ response: { satisfied: false } }, { response: { satisfied: true } }],
    });
  });

  it('R001.50 is heard, and counted as no second rebound, when the item was reopened already', async () => {
    const { pickupCode, ledgerItemId } = await answered();
    await world.do(world.office, 'reopenLedgerItem', { ledgerItemId, reason: '暗访发现反弹' });
    expect(await respond(pickupCode, false)).toMatchObject({
      state: 'REOPENED',
      answers: [{ response: { satisfied: false } }],
    });
    const item = 'SELECT state, rebounds FROM ledger_item WHERE id = $1';
    expect(await house.rows(item, [ledgerItemId])).toEqual([{ state: 'REOPENED', rebounds: 1 }]);
  });

  it('cannot reopen by an old answer what is open already', async () => {
    const { pickupCode, ledgerItemId } = await answered();
    await world.do(world.supervisor, 'reopenLedgerItem', { ledgerItemId, reason: '暗访发现反弹' });
    await world.walk(ledgerItemId, 'strikeOffLedgerItem');
    await respond(pickupCode, false);
    const [item] = await house.rows('SELECT state, rebounds FROM ledger_item WHERE id = $1', [
      ledgerItemId,
    ]);
    expect(item).toEqual({ state: 'STRUCK_OFF', rebounds: 1 });
  });

  it('learns nothing from a wrong code: a typing error, an unknown one and one without answer sound the same', async () => {
    const { pickupCode: unanswered } = await world.acceptedOpinion();
    const refusals = [];
    for (const pickupCode of ['x', newPickupCode(randomBytes), unanswered]) {
      const { errors } = await world.ask(
        nobody,
        'respondToAnswer',
        { pickupCode, satisfied: true },
        'state',
      );
      refusals.push({ message: errors?.[0]?.message, ...errors?.[0]?.extensions });
    }
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'ANSWER_NOT_FOUND' });
  });

  it('is heard even while somebody floods us with wrong codes, which are refused for a minute', async () => {
    const { pickupCode } = await answered();
    for (let tried = 0; tried < 6; tried += 1)
      await expect(respond(newPickupCode(randomBytes), true)).rejects.toThrow('ANSWER_NOT_FOUND');
    await expect(respond(newPickupCode(randomBytes), true)).rejects.toThrow('TOO_MANY_WRONG_CODES');
    await expect(respond(pickupCode, true)).resolves.toMatchObject({ state: 'ANSWERED' });
    house.clock.advance(60_000);
    await expect(respond(newPickupCode(randomBytes), true)).rejects.toThrow('ANSWER_NOT_FOUND');
  });

  it('leaves no trace but a day: no person, no instant', async () => {
    const columns = await house.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'answer_response'`,
    );
    expect(columns.filter(({ type }) => type.startsWith('timestamp'))).toEqual([]);
    expect(
      columns.map(({ name }) => name).filter((name) => /person|by$|address|agent/.test(name)),
    ).toEqual([]);
  });
});
