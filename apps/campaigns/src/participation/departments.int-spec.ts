import { CampaignRosterFrozen, SupervisionAssigned, UnitChanged } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { aRosterUnit, mutation, open } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { rejudged } from '../../test/scratch';

describe('departments in a campaign', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(() => harness.clock.set('2014-03-05T08:00:00Z'));
  afterAll(() => harness.stop());

  /** A hospital with a department and a ward inside it, and a neighbour. */
  const aHospital = async () => {
    const bureauId = newId();
    const office = anActor('campaign-office', { bureauId });
    const campaignId = await open(harness, office, { templateKey: '003-d-three-goods' });
    const hospital = aRosterUnit();
    const neighbour = aRosterUnit();
    const { mode, supervisionGroupId } = hospital;
    const [department, ward] = [newId(), newId()];
    const inside = { mode, supervisionGroupId, departmentType: 'clinical-department' };
    await harness.deliver(
      CampaignRosterFrozen.of({
        ...{ campaignId, bureauId, units: [hospital, neighbour] },
        departments: [
          { ...inside, departmentId: department, parentUnitId: hospital.unitId },
          { ...inside, departmentId: ward, parentUnitId: department },
        ],
      }) as never,
    );
    const { unitId } = hospital;
    return {
      ...{ bureauId, campaignId, office, unitId, department, ward, neighbour: neighbour.unitId },
      units: [hospital, neighbour],
      ...{ groupId: supervisionGroupId ?? '' },
      principal: anActor('unit-principal', { bureauId, unitId }),
      supervision: anActor('supervision-leader', {
        ...{ bureauId, groupId: supervisionGroupId ?? '', unitIds: [unitId] },
      }),
    };
  };
  type Hospital = Awaited<ReturnType<typeof aHospital>>;
  const dutiesOf = async ({ campaignId, ...ours }: Hospital, actor = ours.office) => {
    const { data, errors } = await harness.graph.as<{
      campaign: { duties: { key: string; state: string; unit: { id: string } }[] };
    }>(actor, `{ campaign(id: "${campaignId}") { duties { key state unit { id } } } }`);
    expect(errors).toBeUndefined();
    return data?.campaign.duties ?? [];
  };
  const departmental = async (ours: Hospital, actor = ours.office) => {
    const places = [ours.department, ours.ward];
    return (await dutiesOf(ours, actor)).filter(({ unit }) => places.includes(unit.id));
  };

  it('R003.23 each owes what the rule asks of departments and nothing else, and meets it by what is recorded of it', async () => {
    const ours = await aHospital();
    const owed = await departmental(ours);
    expect(owed.map(({ key }) => key)).toEqual([owed[0]?.key, owed[0]?.key]);
    expect(owed.map(({ unit }) => unit.id).sort()).toEqual([ours.department, ours.ward].sort());
    const record = (actor = ours.principal) =>
      harness.graph.as(actor, mutation('recordFact', 'id'), {
        input: {
          ...{ campaignId: ours.campaignId, unitId: ours.ward, kind: 'mobilization' },
          ...{ happenedOn: '2014-03-05', clientKey: newId() },
          fields: [{ field: 'form', code: 'shift-handover' }],
        },
      });
    const { bureauId, neighbour } = ours;
    const other = await record(anActor('unit-principal', { bureauId, unitId: neighbour }));
    expect(other.errors?.[0]?.extensions['code']).toBe('UNIT_NOT_IN_CAMPAIGN');
    expect((await record()).errors).toBeUndefined();
    const states = new Map((await departmental(ours)).map(({ unit, state }) => [unit.id, state]));
    expect(states).toEqual(
      new Map([
        [ours.ward, 'FULFILLED'],
        [ours.department, 'DUE'],
      ]),
    );
    expect(await rejudged(harness, ours as never)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('are seen by the principal and the group of their unit, not by the neighbour; they are no units', async () => {
    const ours = await aHospital();
    for (const actor of [ours.principal, ours.supervision])
      expect(await departmental(ours, actor)).toHaveLength(2);
    const neighbour = anActor('unit-principal', {
      ...{ bureauId: ours.bureauId, unitId: ours.neighbour },
    });
    expect(await departmental(ours, neighbour)).toEqual([]);
    const { data } = await harness.graph.as<{
      campaign: { units: unknown[] };
      campaignCounts: { unitsFull: number }[];
    }>(
      ours.office,
      `{ campaign(id: "${ours.campaignId}") { units { unit { id } } } campaignCounts { unitsFull } }`,
    );
    expect(data?.campaign.units).toHaveLength(2);
    expect(data?.campaignCounts).toMatchObject([{ unitsFull: 2 }]);
  });

  it('follow their unit to another group, and one that moves goes to the other unit', async () => {
    const ours = await aHospital();
    const { bureauId, unitId, campaignId } = ours;
    const supervisionGroupId = newId();
    await harness.deliver(
      SupervisionAssigned.of({
        ...{ unitId, bureauId, supervisionGroupId, from: '2014-03-05', to: null },
      }) as never,
    );
    const rows = await harness.rows(
      'SELECT supervision_group_id FROM campaign_unit WHERE campaign_id = $1 AND unit_id = ANY($2)',
      [campaignId, [unitId, ours.department, ours.ward]],
    );
    expect(rows).toEqual(Array(3).fill({ supervision_group_id: supervisionGroupId }));
    await harness.deliver(
      UnitChanged.of({
        ...{ unitId: ours.department, bureauId, change: 'moved', parentUnitId: ours.neighbour },
        ...{ unitType: 'clinical-department', effectiveOn: '2014-03-05', successorUnitIds: [] },
      }) as never,
    );
    const neighbour = anActor('unit-principal', { bureauId, unitId: ours.neighbour });
    expect(await departmental(ours, neighbour)).toHaveLength(2);
    expect(await departmental(ours, ours.principal)).toEqual([]);
    expect(await rejudged(harness, ours as never)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('a unit of the roster stays one, whatever it stands below in the directory', async () => {
    const ours = await aHospital();
    const before = await dutiesOf(ours);
    await harness.deliver(
      UnitChanged.of({
        ...{ unitId: ours.neighbour, bureauId: ours.bureauId, change: 'moved' },
        ...{ unitType: 'general-hospital', parentUnitId: ours.unitId, effectiveOn: '2014-03-05' },
        successorUnitIds: [],
      }) as never,
    );
    expect(await dutiesOf(ours)).toEqual(before);
  });
});
