import { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type Harness, rectificationHarness } from './harness';
import { evidence, World } from './world';

describe('the ledger refuses', () => {
  let house: Harness;
  let world: World;
  let ledgerItemId: string;
  beforeAll(async () => {
    house = await rectificationHarness();
    world = new World(house);
  });
  beforeEach(async () => {
    ledgerItemId = await world.registered((await world.acceptedOpinion()).problemId);
  });
  afterAll(() => house.stop());

  /** The same person with the roles of two parties at once. */
  const both = (person: Actor, other: Actor) =>
    new Actor({ ...person.claims(), grants: [...other.grants, ...person.grants] });
  const as = (person: Actor, role: Actor) =>
    new Actor({ ...role.claims(), personId: person.personId ?? '' });

  it('R001.45 a completion without evidence, or with something that is no hash', async () => {
    await world.walk(ledgerItemId, 'reportMeasure');
    const report = (pieces: object[]) =>
      world.ask(world.contact, 'reportCompletion', {
        ledgerItemId,
        summary: '完成',
        evidence: pieces,
      });
    for (const pieces of [
      [],
      [{ ...evidence[0], sha256: 'XYZ' }],
      [{ ...evidence[0], mediaType: 'photo' }],
    ]) {
      const { errors } = await report(pieces);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        problems: [expect.anything()],
      });
    }
    expect(await world.stateOf(ledgerItemId)).toBe('IN_PROGRESS');
  });

  it('R001.46 an undertaking without time limit, until the office sets one', async () => {
    const { problemId } = await world.weakDimension();
    const id = await world.registered(problemId, { dueOn: null, responsiblePersonId: null });
    const { errors } = await world.ask(world.office, 'undertakeLedgerItem', { ledgerItemId: id });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LEDGER_ITEM_INCOMPLETE',
      missing: ['dueOn', 'responsiblePersonId'],
    });
    const rest = { dueOn: '2026-05-01', responsiblePersonId: newId() };
    await world.do(world.office, 'undertakeLedgerItem', { ledgerItemId: id, ...rest });
    expect(await world.stateOf(id)).toBe('UNDERTAKEN');
  });

  it('a day that is none and an id that is none, and says which field', async () => {
    const bad = await world.ask(world.office, 'undertakeLedgerItem', {
      ledgerItemId,
      dueOn: '2026-02-30',
    });
    expect(bad.errors).toHaveLength(1);
    expect(await world.stateOf(ledgerItemId)).toBe('REGISTERED');
    const { errors } = await world.ask(world.office, 'undertakeLedgerItem', { ledgerItemId: 'x' });
    expect(errors?.[0]?.extensions).toMatchObject({
      problems: [{ field: 'ledgerItemId', rule: 'isUuid' }],
    });
  });

  it('words that nobody can read, and a year that is none of ours', async () => {
    for (const text of ['', '  ', '字\u0000', '字'.repeat(4_001)]) {
      const { errors } = await world.ask(world.office, 'giveFeedback', { ledgerItemId, text });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    const dueOn = '0000-01-01';
    const { errors } = await world.ask(world.office, 'undertakeLedgerItem', {
      ledgerItemId,
      dueOn,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ problems: [{ field: 'dueOn' }] });
  });

  it('a unit that would throw out the problem about itself: only the office rejects', async () => {
    const { problemId } = await world.weakDimension();
    const input = { problemId, reason: '与事实不符' };
    for (const actor of [world.principal, world.contact])
      await expect(world.do(actor, 'rejectProblem', input)).rejects.toThrow('FORBIDDEN');
    await world.do(world.office, 'rejectProblem', input);
  });

  it('a problem that does not exist', async () => {
    const input = { problemId: newId(), kind: 'INSTITUTION', content: '制度' };
    await expect(world.do(world.office, 'registerLedgerItem', input)).rejects.toThrow(
      'PROBLEM_NOT_FOUND',
    );
  });

  it('§4.1 to skip a step', async () => {
    await expect(world.do(world.office, 'strikeOffLedgerItem', { ledgerItemId })).rejects.toThrow(
      'LEDGER_ITEM_CANNOT_MOVE',
    );
    await expect(world.do(world.supervisor, 'verifyCompletion', { ledgerItemId })).rejects.toThrow(
      'LEDGER_ITEM_CANNOT_MOVE',
    );
    await expect(
      world.do(world.office, 'reopenLedgerItem', { ledgerItemId, reason: '反弹' }),
    ).rejects.toThrow('LEDGER_ITEM_CANNOT_MOVE');
  });

  it('R001.45 a check by somebody who did the work, or answers for it, whatever other role they have', async () => {
    await world.walk(ledgerItemId, 'reportCompletion');
    for (const worker of [world.contact, world.principal]) {
      const inDisguise = as(worker, world.supervisor);
      await expect(world.do(inDisguise, 'verifyCompletion', { ledgerItemId })).rejects.toThrow(
        'OTHER_EYES_NEEDED',
      );
    }
    expect(await world.stateOf(ledgerItemId)).toBe('COMPLETION_REPORTED');
  });

  it('R001.45 a strike-off by who verified it, or by who did the work', async () => {
    await world.walk(ledgerItemId, 'verifyCompletion');
    for (const person of [world.supervisor, world.contact]) {
      const inDisguise = both(person, world.office);
      await expect(world.do(inDisguise, 'strikeOffLedgerItem', { ledgerItemId })).rejects.toThrow(
        'OTHER_EYES_NEEDED',
      );
    }
    await world.do(world.office, 'strikeOffLedgerItem', { ledgerItemId });
  });

  it('R001.45 a strike-off without a note of the supervision group', async () => {
    const step = (actor: Actor, verb: string, input: object) =>
      world.do(actor, verb, { ledgerItemId, ...input });
    await step(world.office, 'undertakeLedgerItem', {});
    await step(world.contact, 'reportMeasure', { text: '措施' });
    await step(world.contact, 'reportCompletion', { summary: '完成', evidence });
    await step(world.supervisor, 'verifyCompletion', { remark: '同意' });
    await expect(step(world.office, 'strikeOffLedgerItem', {})).rejects.toThrow(
      'OVERSIGHT_NOTE_MISSING',
    );
    await step(world.supervisor, 'leaveOversightNote', { text: '已现场查看' });
    await step(world.office, 'strikeOffLedgerItem', {});
  });

  it('to be struck off by a row in the table that two persons signed: the database keeps the third', async () => {
    await world.walk(ledgerItemId, 'strikeOffLedgerItem');
    const forge = house.rows('UPDATE ledger_item SET struck_off_by = verified_by WHERE id = $1', [
      ledgerItemId,
    ]);
    await expect(forge).rejects.toMatchObject({ constraint: 'ledger_item_struck_off_by_third' });
  });
});
