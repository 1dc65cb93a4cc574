import { newId } from '@huiyin/kernel';
import type { Actor } from '@huiyin/identity';
import { anActor } from '@huiyin/testing';
import { type ACampaign, aCampaign, aRosterUnit } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const hospital = aRosterUnit();
const centre = aRosterUnit({
  unitType: 'township-health-centre',
  mode: 'contact-and-guidance',
  supervisionGroupId: hospital.supervisionGroupId,
});

interface InCampaign {
  readonly participation: { mode: string; supervisionGroup: { id: string } | null } | null;
  readonly duties: readonly { key: string }[];
  readonly meetings: readonly { kind: string; state: string }[];
}

describe('a unit in a campaign', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
    ours = await aCampaign(harness, [hospital, centre]);
  });
  afterAll(() => harness.stop());

  const seenBy = (actor: Actor, id: string) => {
    const c = `(campaignId: "${ours.campaignId}")`;
    return harness.graph.entity<InCampaign>(
      actor,
      { __typename: 'Unit', id },
      `participation${c} { mode supervisionGroup { id } } duties${c} { key } meetings${c} { kind state }`,
    );
  };

  it('R000.6 in full owes duties and a planned mobilization meeting', async () => {
    const unit = await seenBy(ours.office, hospital.unitId);
    expect(unit).toMatchObject({
      participation: { mode: 'FULL', supervisionGroup: { id: hospital.supervisionGroupId } },
      meetings: [
        { kind: 'democratic-life-meeting', state: 'PLANNED' },
        { kind: 'mobilization', state: 'PLANNED' },
      ],
    });
    expect(unit?.duties[0]?.key).toBe('mobilization-meeting'); // the soonest deadline first
    expect(unit?.duties.length).toBeGreaterThan(10);
  });

  it('R000.7 in contact and guidance owes nothing and still has its supervision group', async () => {
    expect(await seenBy(ours.office, centre.unitId)).toEqual({
      participation: {
        mode: 'CONTACT_AND_GUIDANCE',
        supervisionGroup: { id: hospital.supervisionGroupId },
      },
      duties: [],
      meetings: [],
    });
  });

  it.each(['unit-principal', 'department-head', 'supervision-member', 'staff'] as const)(
    'shows nothing to a %s of another unit of the same bureau',
    async (role) => {
      const other = newId();
      const neighbour = anActor(role, { bureauId: ours.bureauId, unitId: other, unitIds: [other] });
      expect(await seenBy(neighbour, hospital.unitId)).toEqual({
        participation: null,
        duties: [],
        meetings: [],
      });
      const [meeting] = await harness.rows<{ id: string }>('SELECT id FROM meeting LIMIT 1');
      const asked = await harness.graph.as(neighbour, `{ meeting(id: "${meeting?.id}") { id } }`);
      expect(asked.data?.['meeting'] ?? null).toBeNull();
      const listed = await harness.graph.as(neighbour, '{ campaigns { units { mode } } }');
      expect(listed.data?.['campaigns']).toEqual([{ units: [] }]);
    },
  );

  it('shows its own people and its supervision group what the office sees', async () => {
    const office = await seenBy(ours.office, hospital.unitId);
    expect(await seenBy(ours.principal, hospital.unitId)).toEqual(office);
    expect(await seenBy(ours.supervision, hospital.unitId)).toEqual(office);
  });
});
