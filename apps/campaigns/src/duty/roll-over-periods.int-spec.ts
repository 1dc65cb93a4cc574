import { CampaignRosterFrozen } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { ScopedReads } from '@huiyin/persistence';
import { anActor } from '@huiyin/testing';
import { aRosterUnit, open } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { CampaignFrames } from '../campaign/campaign-frame.queries';
import { OpenCampaigns } from '../campaign/open-campaigns.queries';
import { RejudgeDuties } from './rejudge-duties';
import { RollOverPeriods } from './roll-over-periods';

let harness: Harness;
let reads: ScopedReads;
let rollOver: RollOverPeriods;

beforeAll(async () => {
  harness = await campaignsHarness();
  reads = new ScopedReads({ url: harness.database.url, applicationName: 'test' });
  const { unitOfWork, clock } = harness;
  const rejudge = new RejudgeDuties(clock);
  const campaigns = new OpenCampaigns(reads, new CampaignFrames());
  rollOver = new RollOverPeriods(reads, unitOfWork, campaigns, rejudge, clock);
});
afterAll(async () => {
  await reads.close();
  await harness.stop();
});

const periodsOf = async (campaignId: string, rule: string) =>
  (
    await harness.rows<{ period: string }>(
      'SELECT DISTINCT period::text FROM duty WHERE campaign_id = $1 AND rule_key = $2 ORDER BY 1',
      [campaignId, rule],
    )
  ).map(({ period }) => period.slice(0, 4));

describe('a standing programme (R004.2, §4.21)', () => {
  it('R004.7 R004.9 owes the year it is in and the next, and rolls over when that begins, once', async () => {
    harness.clock.set('2015-02-01T00:00:00Z');
    const bureauId = newId();
    const office = anActor('campaign-office', { bureauId });
    const campaignId = await open(harness, office, {
      ...{ templateKey: '004-grass-roots-party-building', startsOn: '2015-01-01', endsOn: null },
    });
    const units = [aRosterUnit(), aRosterUnit()];
    await harness.deliver(CampaignRosterFrozen.of({ campaignId, bureauId, units }) as never);
    const yearly = 'centre-group';
    const [{ rule: twoYearly } = { rule: '' }] = await harness.rows<{ rule: string }>(
      `SELECT rule_key AS rule FROM duty WHERE campaign_id = $1 AND period_to - period > 400 LIMIT 1`,
      [campaignId],
    );
    expect(await periodsOf(campaignId, yearly)).toEqual(['2015', '2016']);
    expect(await periodsOf(campaignId, twoYearly)).toEqual(['2015', '2017']);
    expect(await rollOver.execute()).toBe(0);

    harness.clock.set('2015-12-31T16:00:00Z'); // midnight in Shanghai: 2016 has begun
    const made = await Promise.all([rollOver.execute(), rollOver.execute(), rollOver.execute()]);
    expect(made.filter((count) => count > 0)).toHaveLength(1);
    expect(await periodsOf(campaignId, yearly)).toEqual(['2015', '2016', '2017']);
    expect(await periodsOf(campaignId, twoYearly)).toEqual(['2015', '2017']);
    expect(await rollOver.execute()).toBe(0);
  });
});
