import {
  CampaignRosterFrozen,
  type EventToEmit,
  RoleHeld,
  SupervisionAssigned,
  UnitChanged,
} from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { type ACampaign, aCampaign, aRosterUnit, mutation, open } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { rejudged } from '../../test/scratch';

const shown =
  'id key state lapsedOn lapseReason person { id } ownedBy { id } history { kind cause before after } unit { id }';

describe('duties stay right when people and units change', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(() => harness.clock.set('2014-03-05T08:00:00Z'));
  afterAll(() => harness.stop());

  interface Shown {
    readonly id: string;
    readonly key: string;
    readonly state: string;
    readonly lapsedOn: string | null;
    readonly lapseReason: string | null;
    readonly person: { readonly id: string } | null;
    readonly ownedBy: readonly { readonly id: string }[];
    readonly history: readonly { readonly kind: string; readonly cause: string }[];
    readonly unit: { readonly id: string };
  }
  const duties = async (ours: ACampaign, key: string): Promise<Shown[]> => {
    const { data, errors } = await harness.graph.as<{ campaign: { duties: Shown[] } }>(
      ours.office,
      `{ campaign(id: "${ours.campaignId}") { duties(filter: { key: "${key}" }) { ${shown} } } }`,
    );
    expect(errors).toBeUndefined();
    return data?.campaign.duties ?? [];
  };
  const held = (ours: ACampaign, more: object) =>
    RoleHeld.of({
      ...{ holdingId: newId(), bureauId: ours.bureauId, personId: newId(), role: 'body-member' },
      ...{ unitId: ours.unitId, groupId: null, from: '2014-01-01', to: null, voided: false },
      ...more,
    }) as never;

  it('R000.19 a cadre who comes owes, one who leaves owes no more, and the reason is kept', async () => {
    const ours = await aCampaign(harness);
    const [holdingId, personId] = [newId(), newId()];
    await harness.deliver(held(ours, { holdingId, personId }), 3);
    const [mine] = (await duties(ours, 'compulsory-books')).filter(
      ({ person }) => person?.id === personId,
    );
    expect(mine).toMatchObject({ state: 'DUE', history: [{ kind: 'OWED' }] });
    harness.clock.set('2014-04-02T08:00:00Z');
    await harness.deliver(held(ours, { holdingId, personId, to: '2014-04-01' }));
    const [left] = (await duties(ours, 'compulsory-books')).filter(
      ({ person }) => person?.id === personId,
    );
    expect(left).toMatchObject({ state: 'LAPSED', lapsedOn: '2014-04-01', lapseReason: 'left' });
    expect(left?.history.at(-1)).toMatchObject({ kind: 'LAPSED', cause: 'holding' });
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('need 49 an office’s duty is handed over to whoever takes the post; what was recorded counts on', async () => {
    const bureauId = newId();
    const office = anActor('campaign-office', { bureauId });
    const unit = aRosterUnit();
    const campaignId = await open(harness, office);
    await ownedByTheOffice(harness, campaignId);
    await harness.deliver(
      CampaignRosterFrozen.of({ campaignId, bureauId, units: [unit] }) as never,
    );
    const ours = { bureauId, campaignId, unitId: unit.unitId, office } as ACampaign;
    const [old, young] = [newId(), newId()];
    const holdingId = newId();
    const principal = { holdingId, personId: old, role: 'unit-principal' };
    await harness.deliver(held(ours, principal));
    expect(await duties(ours, 'study-plan-in-advance')).toMatchObject([
      { person: null, ownedBy: [{ id: old }] },
    ]);
    harness.clock.set('2014-04-01T08:00:00Z');
    await harness.deliver(held(ours, { ...principal, to: '2014-03-31' }));
    await harness.deliver(
      held(ours, { personId: young, role: 'unit-principal', from: '2014-03-31' }),
    );
    const [duty] = await duties(ours, 'study-plan-in-advance');
    expect(duty).toMatchObject({ state: 'DUE', ownedBy: [{ id: young }] });
    expect(duty?.history.map(({ kind }) => kind)).toContain('HANDED_OVER');
  });

  it('events of one holding in any order lead to the same duties', async () => {
    const one = await aCampaign(harness);
    const other = await aCampaign(harness);
    const tell = async (ours: ACampaign, inOrder: boolean) => {
      const [holdingId, personId] = [newId(), newId()];
      const events: EventToEmit<never>[] = [];
      events.push(held(ours, { holdingId, personId }));
      events.push(held(ours, { holdingId, personId, to: '2014-03-20' }));
      const times = ['2014-03-05T08:00:00Z', '2014-03-06T08:00:00Z'];
      for (const at of inOrder ? [0, 1] : [1, 0]) {
        harness.clock.set(times[at] ?? '');
        await harness.deliver(events[at]!);
      }
      harness.clock.set('2014-03-25T08:00:00Z');
      return (await duties(ours, 'compulsory-books')).map(({ state, lapsedOn }) => ({
        ...{ state, lapsedOn },
      }));
    };
    expect(await tell(one, false)).toEqual(await tell(other, true));
  });

  it('R000.7 a unit that goes over to contact and guidance owes no more, and again when it returns', async () => {
    const ours = await aCampaign(harness);
    const set = (mode: string, from: string) =>
      harness.graph.as(ours.office, mutation('setParticipation', 'id'), {
        input: {
          ...{ campaignId: ours.campaignId, unitId: ours.unitId, mode, from },
          reason: '参加属地活动',
        },
      });
    await set('CONTACT_AND_GUIDANCE', '2014-03-05');
    expect(await duties(ours, 'mobilization-meeting')).toMatchObject([
      { state: 'LAPSED', lapseReason: 'out-of-scope' },
    ]);
    harness.clock.set('2014-03-08T08:00:00Z');
    await set('FULL', '2014-03-08');
    const [duty] = await duties(ours, 'mobilization-meeting');
    expect(duty).toMatchObject({ state: 'DUE', lapsedOn: null });
    expect(duty?.history.map(({ kind }) => kind)).toEqual(['OWED', 'LAPSED', 'RESTORED']);
  });

  it('need 50 a merged unit’s duties go on with its successor', async () => {
    const ours = await aCampaign(harness, [aRosterUnit(), aRosterUnit()]);
    const successor = ours.units[1]?.unitId ?? '';
    await harness.deliver(
      UnitChanged.of({
        ...{ unitId: ours.unitId, bureauId: ours.bureauId, change: 'merged' },
        ...{ unitType: 'general-hospital', parentUnitId: null, effectiveOn: '2014-03-05' },
        successorUnitIds: [successor],
      }) as never,
    );
    const owed = await duties(ours, 'mobilization-meeting');
    const of = (unitId: string) => owed.find(({ unit }) => unit.id === unitId);
    expect(of(ours.unitId)).toMatchObject({ state: 'LAPSED', lapseReason: 'handed-over' });
    expect(of(successor)).toMatchObject({ state: 'DUE' });
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('need 50 R000.58 principal and group of a successor begun by the merge see its forerunner’s duties and act on them', async () => {
    const ours = await aCampaign(harness);
    const { bureauId, campaignId, unitId } = ours;
    harness.clock.set('2014-04-01T08:00:00Z'); // its meeting was due on 10 March
    const [successor, groupId] = [newId(), newId()];
    const merge = (effectiveOn: string) =>
      harness.deliver(
        UnitChanged.of({
          ...{ unitId, bureauId, change: 'merged', unitType: 'general-hospital', effectiveOn },
          ...{ parentUnitId: null, successorUnitIds: [successor] },
        }) as never,
      );
    await merge('2014-04-01');
    await harness.deliver(
      SupervisionAssigned.of({
        ...{ unitId: successor, bureauId, supervisionGroupId: groupId },
        ...{ from: '2014-04-01', to: null },
      }) as never,
    );
    const principal = anActor('unit-principal', { bureauId, unitId: successor });
    const leader = anActor('supervision-leader', { bureauId, groupId, unitIds: [successor] });
    const [old] = (await duties(ours, 'prepared-three-things')).filter(
      ({ unit }) => unit.id === unitId,
    );
    expect((await duties(ours, 'prepared-three-things')).map(({ unit }) => unit.id).sort()).toEqual(
      [unitId, successor].sort(),
    );
    const seen = async (actor: ACampaign['office']) =>
      (await duties({ ...ours, office: actor }, 'prepared-three-things')).map(
        ({ unit }) => unit.id,
      );
    for (const actor of [principal, leader])
      expect((await seen(actor)).sort()).toEqual([unitId, successor].sort());
    const elsewhere = anActor('unit-principal', { bureauId, unitId: newId() });
    expect(await seen(elsewhere)).toEqual([]);
    const record = (actor: ACampaign['office']) =>
      harness.graph.as<{ recordFact: { id: string } }>(actor, mutation('recordFact', 'id'), {
        input: {
          ...{ campaignId, unitId, kind: 'study-plan', happenedOn: '2014-03-20' },
          clientKey: newId(),
        },
      });
    expect((await record(elsewhere)).errors?.[0]?.extensions['code']).toBe('UNIT_NOT_IN_CAMPAIGN');
    expect((await record(principal)).errors).toBeUndefined();
    const { data } = await harness.graph.as(leader, `{ duty(id: "${old?.id}") { id } }`);
    expect(data).toMatchObject({ duty: { id: old?.id } });
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('need 50 a merge planned for later gives the successor nothing yet', async () => {
    const ours = await aCampaign(harness, [aRosterUnit(), aRosterUnit()]);
    const successor = ours.units[1]?.unitId ?? '';
    await harness.deliver(
      UnitChanged.of({
        ...{ unitId: ours.unitId, bureauId: ours.bureauId, change: 'merged' },
        ...{ unitType: 'general-hospital', parentUnitId: null, effectiveOn: '2999-01-01' },
        successorUnitIds: [successor],
      }) as never,
    );
    const principal = anActor('unit-principal', { bureauId: ours.bureauId, unitId: successor });
    const seen = await duties({ ...ours, office: principal }, 'mobilization-meeting');
    expect(seen.map(({ unit }) => unit.id)).toEqual([successor]);
  });

  it('what is said of a unit before its roster arrives counts with the roster, or is in it', async () => {
    const bureauId = newId();
    const office = anActor('campaign-office', { bureauId });
    const unit = aRosterUnit();
    const campaignId = await open(harness, office);
    harness.clock.set('2014-03-06T08:00:00Z');
    await harness.deliver(
      UnitChanged.of({
        ...{ unitId: unit.unitId, bureauId, change: 'closed', unitType: 'general-hospital' },
        ...{ parentUnitId: null, effectiveOn: '2014-03-06', successorUnitIds: [] },
      }) as never,
    );
    harness.clock.set('2014-03-05T08:00:00Z'); // the roster was said before
    await harness.deliver(
      CampaignRosterFrozen.of({ campaignId, bureauId, units: [unit] }) as never,
    );
    harness.clock.set('2014-03-07T08:00:00Z');
    const ours = { bureauId, campaignId, office } as ACampaign;
    expect(await duties(ours, 'mobilization-meeting')).toMatchObject([
      { state: 'LAPSED', lapseReason: 'unit-closed' },
    ]);
  });
});

/** The plan in advance as a duty of whoever is principal. */
async function ownedByTheOffice(harness: Harness, campaignId: string): Promise<void> {
  const [row] = await harness.rows<{ definition: { duties: { key: string }[] } }>(
    'SELECT definition FROM campaign_revision WHERE campaign_id = $1',
    [campaignId],
  );
  const duties = row?.definition.duties.map((duty) =>
    duty.key === 'study-plan-in-advance'
      ? {
          ...duty,
          owedBy: { each: 'person', role: 'principal', onLeaving: 'successor' },
          test: {
            is: 'recorded',
            atLeast: 1,
            select: {
              record: 'study-plan',
              of: 'unit',
              where: [],
              whenever: false,
              reviewed: false,
            },
          },
        }
      : duty,
  );
  await harness.rows('UPDATE campaign_revision SET definition = $2 WHERE campaign_id = $1', [
    campaignId,
    JSON.stringify({ ...row?.definition, duties }),
  ]);
}
