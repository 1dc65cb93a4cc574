import { anActor } from '@huiyin/testing';
import {
  type ACampaign,
  aCampaign,
  aRosterUnit,
  codeOf,
  dutyId,
  mutation,
} from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const whole =
  'state overdue dueOn deadlineOn extended verdict { outcome } waiver { reason expiresOn } history { kind }';

describe('a duty let pass, or given time', () => {
  let harness: Harness;
  let ours: ACampaign;
  let id: string;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(async () => {
    harness.clock.set('2014-03-05T08:00:00Z');
    ours = await aCampaign(harness, [aRosterUnit()]);
    id = await dutyId(harness, ours, 'mobilization-meeting');
  });
  afterAll(() => harness.stop());

  const ask = (name: string, more: object, actor = ours.office) =>
    harness.graph.as(actor, mutation(name, whole), { input: { dutyId: id, ...more } });
  const duty = async (knownAt?: string) =>
    (
      await harness.graph.as<{ duty: Record<string, unknown> | null }>(
        ours.office,
        `{ duty(id: "${id}"${knownAt ? `, knownAt: "${knownAt}"` : ''}) { ${whole} } }`,
      )
    ).data?.duty;

  it('R000.15 is owed again when its waiver expires, and nobody has to do anything for it', async () => {
    const waived = await ask('waiveDuty', { reason: '防汛抗灾', expiresOn: '2014-03-20' });
    expect(waived.data?.['waiveDuty']).toMatchObject({
      ...{ state: 'WAIVED', verdict: { outcome: 'WAIVED' } },
      waiver: { reason: '防汛抗灾', expiresOn: '2014-03-20' },
    });
    harness.clock.set('2014-03-20T08:00:00Z');
    expect(await duty()).toMatchObject({
      ...{ state: 'DUE', overdue: true, waiver: null, verdict: { outcome: 'WARNING' } },
      history: [{ kind: 'OWED' }, { kind: 'WAIVED' }, { kind: 'WAIVER_EXPIRED' }],
    });
    expect((await ask('waiveDuty', { reason: '再次' })).data?.['waiveDuty']).toMatchObject({
      state: 'WAIVED',
    });
  });

  it('is waived once and taken back once, however many ask at the same time', async () => {
    const waive = () => ask('waiveDuty', { reason: '防汛' });
    const answers = await Promise.all([waive(), waive(), waive()]);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(2).fill('DUTY_ALREADY_SETTLED'));
    const revoke = () => ask('revokeWaiver', { reason: '汛情解除' });
    const taken = await Promise.all([revoke(), revoke()]);
    expect(taken.map(codeOf).filter(Boolean)).toEqual(['DUTY_NOT_WAIVED']);
    expect(await duty()).toMatchObject({ state: 'DUE', waiver: null });
  });

  it('is not waived by who owes it, nor into the past', async () => {
    const both = anActor('campaign-office', { bureauId: ours.bureauId });
    Object.assign(both, {
      grants: [...both.grants, { role: 'unit-principal', unitId: ours.unitId }],
    });
    expect(codeOf(await ask('waiveDuty', { reason: 'x' }, both))).toBe('WAIVER_BY_SELF');
    expect(codeOf(await ask('waiveDuty', { reason: 'x', expiresOn: '2014-03-05' }))).toBe(
      'WAIVER_EXPIRES_IN_PAST',
    );
  });

  it('R001.7 is given a later day with a reason, never an earlier one, and is excused till then', async () => {
    expect(codeOf(await ask('extendDuty', { reason: 'x', dueOn: '2014-03-09' }))).toBe(
      'EXTENSION_NOT_LATER',
    );
    const extended = await ask('extendDuty', { reason: '时间服从质量', dueOn: '2014-03-31' });
    expect(extended.data?.['extendDuty']).toMatchObject({
      ...{ dueOn: '2014-03-31', deadlineOn: '2014-03-10', extended: true },
    });
    harness.clock.set('2014-03-15T08:00:00Z');
    expect(await duty()).toMatchObject({ overdue: false, verdict: { outcome: 'EXCUSED' } });
    harness.clock.set('2014-04-01T08:00:00Z');
    expect(await duty()).toMatchObject({ overdue: true, verdict: { outcome: 'WARNING' } });
  });

  it('need 4 is shown as it stood by what was known on 10 March', async () => {
    harness.clock.set('2014-03-12T08:00:00Z');
    const input = {
      ...{ campaignId: ours.campaignId, unitId: ours.unitId, kind: 'mobilization' },
      ...{ happenedOn: '2014-03-09', clientKey: 'late-news' },
    };
    const recorded = await harness.graph.as(ours.principal, mutation('recordFact', 'id'), {
      input,
    });
    expect(recorded.errors).toBeUndefined();
    await ask('extendDuty', { reason: 'x', dueOn: '2014-03-31' });
    expect(await duty()).toMatchObject({ state: 'FULFILLED', verdict: { outcome: 'MET' } });
    // It happened on the 9th, but nobody here knew before the 12th.
    expect(await duty('2014-03-10T08:00:00Z')).toMatchObject({
      ...{ state: 'DUE', dueOn: '2014-03-10', verdict: { outcome: 'OPEN' } },
    });
    expect(await duty('2014-03-11T08:00:00Z')).toMatchObject({
      ...{ overdue: true, verdict: { outcome: 'WARNING' } },
    });
    expect(await duty('2014-02-01T08:00:00Z')).toBeNull();
    const unit = await harness.graph.entity(
      ours.office,
      { __typename: 'Unit', id: ours.unitId },
      `duties(campaignId: "${ours.campaignId}", knownAt: "2014-03-11T08:00:00Z") { key overdue }`,
    );
    expect(
      (unit as unknown as { duties: { key: string; overdue: boolean }[] }).duties.filter(
        ({ overdue }) => overdue,
      ),
    ).toEqual([{ key: 'mobilization-meeting', overdue: true }]);
  });
});
