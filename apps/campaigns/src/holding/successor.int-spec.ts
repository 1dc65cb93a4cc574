import { SupervisionAssigned, UnitChanged } from '@huiyin/contracts';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { type ACampaign, aCampaign, codeOf, mutation } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { rejudged } from '../../test/scratch';

/** Need 50: a unit begun by a merge or a split works on, with people of its own. */
describe.each(['merged', 'split'] as const)('the successor of a unit that was %s', (change) => {
  let harness: Harness;
  let ours: ACampaign;
  let unitId: string;
  let principal: Actor;
  let group: Actor;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    harness.clock.set('2014-03-03T08:00:00Z');
    ours = await aCampaign(harness);
    harness.clock.set('2014-04-01T08:00:00Z');
    const { bureauId } = ours;
    const [groupId, other] = [newId(), newId()];
    unitId = newId();
    const since = '2014-04-01';
    await harness.deliver(
      UnitChanged.of({
        ...{ unitId: ours.unitId, bureauId, change, unitType: 'general-hospital' },
        ...{ effectiveOn: since, parentUnitId: null },
        successorUnitIds: change === 'split' ? [unitId, other] : [unitId],
      }) as never,
    );
    await harness.deliver(
      SupervisionAssigned.of({
        ...{ unitId, bureauId, supervisionGroupId: groupId, from: since, to: null },
      }) as never,
    );
    principal = anActor('unit-principal', { bureauId, unitId });
    group = anActor('supervision-leader', { bureauId, groupId, unitIds: [unitId] });
  });

  const send = (actor: Actor, name: string, input: object, selection = 'id') =>
    harness.graph.as<Record<string, { id: string; state?: string }>>(
      actor,
      mutation(name, selection),
      { input: input as Record<string, unknown> },
    );
  const preparation = (of: string) =>
    send(principal, 'recordFact', {
      ...{ campaignId: ours.campaignId, unitId: of, kind: 'preparation', clientKey: newId() },
      ...{ happenedOn: '2014-04-01' },
      fields: [{ field: 'items', codes: ['plan', 'working-organ', 'speech-draft'] }],
    });

  it.each(['its own', 'its forerunner’s'])(
    'R000.16 gives a day to %s meeting and postpones it',
    async (whose) => {
      const of = whose === 'its own' ? unitId : ours.unitId;
      const given = {
        campaignId: ours.campaignId,
        unitId: of,
        kind: 'mobilization',
        on: '2014-04-10',
      };
      const stranger = anActor('unit-principal', { bureauId: ours.bureauId, unitId: newId() });
      expect(codeOf((await send(stranger, 'scheduleMeeting', given)) as never)).toBe(
        'MEETING_NOT_FOUND',
      );
      const planned = await send(principal, 'scheduleMeeting', given, 'id state');
      expect(planned.errors).toBeUndefined();
      expect(planned.data?.['scheduleMeeting']?.state).toBe('SCHEDULED');
      const meetingId = planned.data?.['scheduleMeeting']?.id;
      const later = { meetingId, reason: '合并后重新安排' };
      expect(codeOf((await send(stranger, 'postponeMeeting', later)) as never)).toBe(
        'MEETING_NOT_FOUND',
      );
      const postponed = await send(principal, 'postponeMeeting', later, 'id state');
      expect(postponed.data?.['postponeMeeting']?.state).toBe('POSTPONED');
    },
  );

  it('R003.111 adds to its own plan and drops it; its forerunner’s is closed', async () => {
    const plan = '{ optional { key } }';
    const action = {
      ...{ campaignId: ours.campaignId, link: 'study-listening', dueOn: '2014-05-31' },
      ...{ title: '义诊', wording: '组织一次社区义诊。' },
    };
    const ask = (name: string, input: object) =>
      harness.graph.as<Record<string, { optional: { key: string }[] }>>(
        principal,
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${plan} }`,
        { input: input as Record<string, unknown> },
      );
    const added = await ask('addOptionalAction', { ...action, unitId });
    expect(added.errors).toBeUndefined();
    const key = added.data?.['addOptionalAction']?.optional[0]?.key;
    const owed = () =>
      harness.rows('SELECT unit_id FROM duty WHERE rule_key = $1 AND lapsed_on IS NULL', [key]);
    expect(await owed()).toEqual([{ unit_id: unitId }]);
    const dropped = await ask('dropOptionalAction', {
      ...{ campaignId: ours.campaignId, unitId, key, reason: '合并后不再安排' },
    });
    expect(dropped.errors).toBeUndefined();
    expect(await owed()).toEqual([]);
    expect(
      codeOf((await ask('addOptionalAction', { ...action, unitId: ours.unitId })) as never),
    ).toBe('UNIT_PLAN_NOT_FOUND');
  });

  it.each(['its own', 'its forerunner’s'])(
    'R000.14 %s preparation is approved by the group it has now',
    async (whose) => {
      const of = whose === 'its own' ? unitId : ours.unitId;
      const recorded = await preparation(of);
      expect(recorded.errors).toBeUndefined();
      const recordId = recorded.data?.['recordFact']?.id;
      const stranger = anActor('supervision-leader', {
        ...{ bureauId: ours.bureauId, groupId: newId(), unitIds: [newId()] },
      });
      expect(codeOf((await send(stranger, 'passRecord', { recordId })) as never)).toBe(
        'RECORD_NOT_FOUND',
      );
      expect((await send(group, 'passRecord', { recordId })).errors).toBeUndefined();
      expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
    },
  );
});
