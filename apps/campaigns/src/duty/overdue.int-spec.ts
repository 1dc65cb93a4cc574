import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { type ACampaign, aCampaign, aRosterUnit, dutyId, mutation } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const groups = [newId(), newId()] as const;

interface Overdue {
  readonly key: string;
  readonly overdue: boolean;
  readonly unit: { readonly id: string };
}

describe('the overdue list', () => {
  let harness: Harness;
  let ours: ACampaign;
  const units = [
    aRosterUnit({ supervisionGroupId: groups[0] }),
    aRosterUnit({ supervisionGroupId: groups[0] }),
    aRosterUnit({ supervisionGroupId: groups[1] }),
    aRosterUnit({
      supervisionGroupId: groups[1],
      unitType: 'township-health-centre',
      mode: 'contact-and-guidance',
    }),
  ];
  beforeAll(async () => {
    harness = await campaignsHarness();
    ours = await aCampaign(harness, units);
  });
  afterAll(() => harness.stop());

  const overdueAt = async (
    at: string,
    actor = ours.office,
    groupId: string | null = null,
  ): Promise<Overdue[]> => {
    harness.clock.set(at);
    const query = `query ($c: ID!, $g: ID) { overdueDuties(campaignId: $c, supervisionGroupId: $g) { key overdue unit { id } } }`;
    const answer = await harness.graph.as<{ overdueDuties: Overdue[] }>(actor, query, {
      c: ours.campaignId,
      g: groupId,
    });
    return answer.data?.overdueDuties ?? [];
  };
  const idsOf = (...of: number[]) => of.map((at) => units[at]?.unitId).sort();

  it('R000.15 is empty to the last second of 10 March in the bureau’s zone, and full a second later', async () => {
    expect(await overdueAt('2014-03-10T15:59:59Z')).toEqual([]);
    const late = await overdueAt('2014-03-10T16:00:00Z');
    expect(late.map(({ key }) => key)).toEqual(Array(3).fill('mobilization-meeting'));
    expect(late.map(({ unit }) => unit.id).sort()).toEqual(idsOf(0, 1, 2));
  });

  it('agrees with the flag on each duty, at any hour around the deadline', async () => {
    for (const hour of [
      '2014-03-09T23:00',
      '2014-03-10T00:00',
      '2014-03-10T15:59',
      '2014-03-10T16:00',
      '2014-03-11T00:00',
    ]) {
      const listed = await overdueAt(`${hour}:00Z`);
      const all = await harness.graph.as<{
        campaign: { duties: (Overdue & { id: string })[]; overdue: Overdue[] };
      }>(
        ours.office,
        `{ campaign(id: "${ours.campaignId}") { duties(first: 5000) { key overdue unit { id } } overdue { key overdue unit { id } } } }`,
      );
      expect(all.data?.campaign.duties.filter(({ overdue }) => overdue)).toEqual(listed);
      expect(all.data?.campaign.overdue).toEqual(listed);
    }
  });

  it('R000.77 shows a supervision group its own units only, the office those of one group on request', async () => {
    const at = '2014-03-11T00:00:00Z';
    const group = anActor('supervision-liaison', {
      bureauId: ours.bureauId,
      groupId: groups[0],
      unitIds: idsOf(0, 1) as string[],
    });
    expect((await overdueAt(at, group)).map(({ unit }) => unit.id).sort()).toEqual(idsOf(0, 1));
    expect(await overdueAt(at, group, groups[1])).toEqual([]);
    expect((await overdueAt(at, ours.office, groups[1])).map(({ unit }) => unit.id)).toEqual(
      idsOf(2),
    );
  });

  it('R000.81 shows a unit only itself, and staff nothing', async () => {
    expect(
      (await overdueAt('2014-03-11T00:00:00Z', ours.principal)).map(({ unit }) => unit.id),
    ).toEqual(idsOf(0));
    const staff = anActor('staff', { bureauId: ours.bureauId, unitId: ours.unitId });
    const seen = await harness.graph.as(
      staff,
      `{ campaigns { title duties { id } overdue { id } units { mode } } }`,
    );
    expect(seen.data?.['campaigns']).toMatchObject([{ duties: [], overdue: [], units: [] }]);
  });

  it('R000.74 lists who has not handed in the summary report, by key and state', async () => {
    harness.clock.set('2014-10-05T00:00:00Z');
    const report = {
      ...{ campaignId: ours.campaignId, unitId: ours.unitId, kind: 'summary-report' },
      ...{ happenedOn: '2014-10-05', clientKey: 'report' },
    };
    const recorded = await harness.graph.as<{ recordFact: { id: string } }>(
      ours.principal,
      mutation('recordFact', 'id'),
      { input: report },
    );
    expect(recorded.errors).toBeUndefined();
    const filing = {
      recordId: recorded.data?.recordFact.id,
      target: 'bureau-party-committee',
    };
    for (const [who, name] of [
      [ours.principal, 'fileRecord'],
      [ours.office, 'receiveFiling'],
    ] as const) {
      const answer = await harness.graph.as(
        who,
        `mutation ($input: FileRecordInput!) { ${name}(input: $input) { filings { state } } }`,
        { input: filing },
      );
      expect(answer.errors).toBeUndefined();
    }
    const query = `query ($f: DutyFilter) { campaign(id: "${ours.campaignId}") { duties(filter: $f) { unit { id } } } }`;
    const answer = await harness.graph.as<{ campaign: { duties: Overdue[] } }>(ours.office, query, {
      f: { key: 'summary-report', state: 'DUE' },
    });
    expect(answer.data?.campaign.duties.map(({ unit }) => unit.id).sort()).toEqual(idsOf(1, 2));
  });

  it('loses a duty that is waived or fulfilled', async () => {
    const input = { dutyId: await dutyId(harness, ours, 'mobilization-meeting'), reason: '防汛' };
    await harness.graph.as(ours.office, mutation('waiveDuty'), { input });
    expect((await overdueAt('2014-03-11T00:00:00Z')).map(({ unit }) => unit.id).sort()).toEqual(
      idsOf(1, 2),
    );
  });
});
