import { fillSheet } from '@huiyin/ballot-client';
import { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { anonymous, codeOf, Scene, testForm } from '../appraisals';
import { aFrozenRoster, evaluationsHarness, type Harness } from '../harness';

jest.setTimeout(60_000);

const linesOf = async (scene: Scene, by: Actor): Promise<number> =>
  (await scene.board(by)).trim().split('\n').length;

/** One person with two grants: in the supervision group of the unit, and of the unit. */
function bothSides({ place: { bureauId, unitId } }: Scene): Actor {
  const member = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
  const contact = anActor('unit-contact', { bureauId, unitId });
  const grants = [...member.grants, ...contact.grants];
  return new Actor({ kind: 'person', personId: member.personId ?? '', bureauId, grants });
}

describe('doors beside the door', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('R003.161–163 a tally let out to the unit is on nobody else’s board, even where the form would let it go to the public', async () => {
    const scene = await Scene.withVoters(harness, 12);
    const form = await scene.form(testForm({ publication: { scope: 'public' }, threshold: 10 }));
    expect((await scene.create({ form })).errors).toBeUndefined();
    expect((await scene.open()).errors).toBeUndefined();
    const { definition } = await scene.opening();
    for (const [at, voter] of scene.voters.entries())
      await scene.cast(
        await scene.ticketFor(voter),
        fillSheet(definition, () => (at % 2 ? 'good' : 'poor')),
      );
    expect((await scene.close()).errors).toBeUndefined();
    const turnout = async (by: Actor) => {
      const asked = `{ appraisal(id: "${scene.appraisalId}") { valid turnout { cast } } }`;
      return (await scene.ask(by, asked)).data?.['appraisal'];
    };
    for (const by of [scene.principal, scene.voters[0] as Actor])
      expect(await turnout(by)).toEqual({ valid: null, turnout: null });
    expect(await turnout(scene.supervision)).toEqual({ valid: true, turnout: [{ cast: 12 }] });
    expect((await scene.publish(scene.office, 'UNIT')).errors).toBeUndefined();
    expect(await turnout(scene.principal)).toEqual({ valid: true, turnout: [{ cast: 12 }] });
    const neighbour = anActor('staff', { bureauId: scene.place.bureauId, unitId: newId() });
    const seen = async () => ({
      unit: await linesOf(scene, scene.principal),
      neighbour: await linesOf(scene, neighbour),
      stranger: await linesOf(scene, anonymous),
    });
    expect(await seen()).toEqual({ unit: 2, neighbour: 1, stranger: 1 });
    expect((await scene.publish(scene.office, 'BUREAU')).errors).toBeUndefined();
    expect(await seen()).toEqual({ unit: 2, neighbour: 2, stranger: 1 });
    expect((await scene.publish(scene.office, 'PUBLIC')).errors).toBeUndefined();
    expect(await seen()).toEqual({ unit: 2, neighbour: 2, stranger: 2 });
  });

  it('R002.18 nobody of the unit is given a half of the closing key, whatever else they are', async () => {
    const scene = await Scene.withVoters(harness, 5);
    await scene.create({ splitClosingKey: true });
    expect((await scene.open()).errors).toBeUndefined();
    const collect = (by: Actor) =>
      scene.ask(
        by,
        'mutation ($input: CollectKeyShareInput!) { collectKeyShare(input: $input) { text } }',
        { input: { appraisalId: scene.appraisalId, share: 'FIRST' } },
      );
    expect(codeOf(await collect(bothSides(scene)))).toBe('CUSTODY_OF_OWN_UNIT');
    expect((await collect(scene.supervision)).errors).toBeUndefined();
  });

  it('R002.17 nobody of the unit asks for a waiver of its own appraisal, or approves one', async () => {
    const scene = await Scene.withVoters(harness, 5);
    const form = await scene.form(
      testForm({ issue: { ahead: { halfDays: 1 }, strength: 'SOFT', separatePlace: 'SOFT' } }),
    );
    await scene.create({ form, meetingStartsAt: '2026-03-01T01:00:00.000Z' });
    const ask = (by: Actor) =>
      scene.move(
        'askAppraisalWaiver',
        by,
        { rule: 'FORMS_AHEAD', reason: '会期提前' },
        'AskWaiverInput',
      );
    const approve = (by: Actor) => scene.approveWaiver(by);
    expect(codeOf(await ask(bothSides(scene)))).toBe('CUSTODY_OF_OWN_UNIT');
    expect((await ask(scene.liaison)).errors).toBeUndefined();
    expect(codeOf(await approve(bothSides(scene)))).toBe('CUSTODY_OF_OWN_UNIT');
    expect((await approve(scene.office)).errors).toBeUndefined();
  });

  it('R002.18 nobody of the unit asks to annul its appraisal, though of the office', async () => {
    const scene = await Scene.opened(harness, 4);
    const ask = (by: Actor) =>
      scene.move('askAppraisalAnnulment', by, { reason: '票箱损坏' }, 'AskAppraisalAnnulmentInput');
    const officeOfUnit = anActor('campaign-office', scene.place);
    expect(codeOf(await ask(officeOfUnit))).toBe('CUSTODY_OF_OWN_UNIT');
    expect((await ask(scene.office)).errors).toBeUndefined();
  });

  it('R000.16 an appraisal created before its meeting cannot be opened for one that has another', async () => {
    const scene = await Scene.opened(harness, 4);
    await aFrozenRoster(harness, scene.place);
    expect((await scene.create({ meetingId: undefined })).errors).toBeUndefined();
    expect((await scene.issueForms()).errors).toBeUndefined();
    const { meetingId } = scene;
    const opening = () =>
      scene.move('openAppraisal', scene.supervision, { meetingId }, 'OpenAppraisalInput');
    for (const answer of await Promise.all([opening(), opening()]))
      expect(codeOf(answer)).toBe('APPRAISAL_ALREADY_CREATED');
  });

  it('saying again how voters vote does not tell which of them have their ticket', async () => {
    const scene = await Scene.opened(harness, 4);
    const [taker, other] = scene.voters as [Actor, Actor];
    const medium = async (voters: readonly Actor[], to: string) => {
      const personIds = voters.map(({ personId }) => personId);
      const input = { appraisalId: scene.appraisalId, personIds, medium: to };
      const { data } = await scene.ask<{ setVoterMedium: number }>(
        scene.supervision,
        'mutation ($input: SetVoterMediumInput!) { setVoterMedium(input: $input) }',
        { input },
      );
      return data?.setVoterMedium;
    };
    const before = await medium(scene.voters, 'ELECTRONIC');
    await scene.ticketFor(taker);
    expect(await medium(scene.voters, 'ELECTRONIC')).toBe(before);
    expect(before).toBe(4);
    expect(await medium([taker], 'PAPER')).toBe(0);
    expect(await medium([other], 'PAPER')).toBe(1);
    expect(await medium([other], 'PAPER')).toBe(1);
  });
});
