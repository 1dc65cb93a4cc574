import { anOutsider } from '@huiyin/testing';
import type { Actor } from '@huiyin/identity';
import { aCampaign, aRosterUnit, type ACampaign } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

let harness: Harness;
beforeAll(async () => {
  harness = await campaignsHarness();
});
afterAll(() => harness.stop());

const at = (day: string) => harness.clock.set(`${day}T01:00:00Z`);

interface Tally {
  readonly [part: string]: number;
}
interface Overview {
  readonly today: string;
  readonly total: Tally;
  readonly links: readonly { link: string; tally: Tally }[];
  readonly groups: readonly { supervisionGroup: { id: string } | null; tally: Tally }[];
  readonly units: readonly { unit: { id: string }; tally: Tally; nextDueOn: string | null }[];
  readonly next: readonly { key: string; dueOn: string; unit: { id: string } }[];
}

const tally = 'owed met metLate waived excused open dueSoon overdue notMet upcoming lapsed';
const overviewQuery = `query ($id: ID!, $group: ID, $unit: ID) {
  campaignOverview(campaignId: $id, supervisionGroupId: $group, unitId: $unit) {
    today rankingAllowed total { ${tally} } links { link waiting consented makingUp tally { ${tally} } }
    groups { supervisionGroup { id } tally { ${tally} } nextDueOn }
    units(first: 500) { unit { id } tally { ${tally} } nextDueOn } next(first: 5) { key dueOn unit { id } } } }`;

async function overview(
  { campaignId }: ACampaign,
  actor: Actor,
  of: { group?: string | null; unit?: string } = {},
): Promise<Overview | null> {
  const answer = await harness.graph.as<{ campaignOverview: Overview | null }>(
    actor,
    overviewQuery,
    {
      id: campaignId,
      ...of,
    },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.campaignOverview ?? null;
}

const unitIds = (found: Overview | null) => found?.units.map(({ unit }) => unit.id);
const parts = ({ met = 0, waived = 0, excused = 0, open = 0, overdue = 0 }: Tally) =>
  met + waived + excused + open + overdue;

describe('the overview of a campaign', () => {
  it('counts each duty once, for all, by link, by group and by unit, and the sums agree', async () => {
    at('2014-02-27');
    const campaign = await aCampaign(harness, [aRosterUnit(), aRosterUnit(), aRosterUnit()]);
    at('2014-03-11');
    const found = (await overview(campaign, campaign.office)) as Overview;
    expect(found.today).toBe('2014-03-11');
    const sum = (tallies: readonly Tally[], part: string) =>
      tallies.reduce((total, one) => total + (one[part] ?? 0), 0);
    for (const part of tally.split(' ')) {
      for (const rows of [found.links, found.groups, found.units])
        expect([
          part,
          sum(
            rows.map((row) => row.tally),
            part,
          ),
        ]).toEqual([part, found.total[part]]);
    }
    for (const { tally: one } of [...found.units, { tally: found.total }])
      expect(parts(one)).toBe(one['owed']);
    const [{ duties } = { duties: 0 }] = await harness.rows<{ duties: number }>(
      `SELECT count(*)::int AS duties FROM duty WHERE campaign_id = $1`,
      [campaign.campaignId],
    );
    const { owed = 0, upcoming = 0, lapsed = 0, overdue = 0 } = found.total;
    expect(owed + upcoming + lapsed).toBe(duties);
    expect(overdue).toBeGreaterThanOrEqual(3); // three mobilization meetings
  });

  it('need 2: shows a supervision group its own units, a unit itself, and widens for no argument', async () => {
    at('2014-02-27');
    const [mine, other] = [aRosterUnit(), aRosterUnit()];
    const campaign = await aCampaign(harness, [mine, other]);
    const all = [mine.unitId, other.unitId].sort();
    expect(unitIds(await overview(campaign, campaign.office))).toEqual(all);
    expect(unitIds(await overview(campaign, campaign.supervision))).toEqual([mine.unitId]);
    expect(unitIds(await overview(campaign, campaign.principal))).toEqual([mine.unitId]);
    const group = other.supervisionGroupId;
    expect(unitIds(await overview(campaign, campaign.office, { group }))).toEqual([other.unitId]);
    expect(unitIds(await overview(campaign, campaign.supervision, { group }))).toEqual([]);
    const unit = other.unitId;
    expect(unitIds(await overview(campaign, campaign.office, { unit }))).toEqual([unit]);
    expect(unitIds(await overview(campaign, campaign.principal, { unit }))).toEqual([]);
    expect(unitIds(await overview(campaign, campaign.office, { unit: 'nonsense' }))).toEqual([]);
    expect(await overview(campaign, anOutsider())).toBeNull();
  });

  it('names what is due next, soonest first, and nothing that is over', async () => {
    at('2014-02-27');
    const campaign = await aCampaign(harness);
    const before = (await overview(campaign, campaign.office)) as Overview;
    expect(before.next.map(({ key }) => key)).toContain('mobilization-meeting');
    const days = before.next.map(({ dueOn }) => dueOn);
    expect([...days].sort()).toEqual(days);
    expect(before.units[0]?.nextDueOn).toBe(days[0]);
    at('2014-03-11');
    const after = (await overview(campaign, campaign.office)) as Overview;
    expect(after.next.map(({ key }) => key)).not.toContain('mobilization-meeting');
  });

  it('costs the same number of statements for 5 units and for 50', async () => {
    const statements: number[] = [];
    for (const size of [5, 50]) {
      at('2014-02-27');
      const campaign = await aCampaign(
        harness,
        Array.from({ length: size }, () => aRosterUnit()),
      );
      harness.statements.length = 0;
      expect((await overview(campaign, campaign.office))?.units).toHaveLength(size);
      statements.push(harness.statements.length);
    }
    expect(statements[0]).toBe(statements[1]);
  });
});

describe('ranking units (R001.56, R002.27)', () => {
  const standings = (campaign: ACampaign, actor: Actor) =>
    harness.graph.as<{ unitStandings: { place: number; unit: { id: string } }[] }>(
      actor,
      'query ($id: ID!) { unitStandings(campaignId: $id) { place unit { id } tally { owed } } }',
      { id: campaign.campaignId },
    );

  it('R001.56 is refused where the campaign forbids it', async () => {
    const campaign = await aCampaign(harness);
    await harness.rows(
      `UPDATE campaign SET definition = definition || '{"ranking": "forbidden"}' WHERE id = $1`,
      [campaign.campaignId],
    );
    const { errors } = await standings(campaign, campaign.office);
    expect(errors?.[0]?.extensions['code']).toBe('RANKING_FORBIDDEN');
  });

  it('is over the rules that count, where it allows it; R002.27 study counts of others stay out', async () => {
    const campaign = await aCampaign(harness);
    await harness.rows(
      `UPDATE campaign SET definition = definition || '{"ranking": "allowed"}' WHERE id = $1`,
      [campaign.campaignId],
    );
    expect((await standings(campaign, campaign.office)).data?.unitStandings).toEqual([]);
    await harness.rows(
      `UPDATE duty_rule SET counts_for_ranking = true WHERE campaign_id = $1 AND key = 'mobilization-meeting'`,
      [campaign.campaignId],
    );
    expect((await standings(campaign, campaign.office)).data?.unitStandings).toEqual([
      { place: 1, unit: { id: campaign.unitId }, tally: { owed: 1 } },
    ]);
    expect((await standings(campaign, anOutsider())).data?.unitStandings).toEqual([]);
  });
});
