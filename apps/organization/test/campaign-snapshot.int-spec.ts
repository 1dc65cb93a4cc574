import { CampaignOpened, toCloudEvent } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { eventually } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

interface Frozen {
  readonly campaignId: string;
  readonly units: {
    unitId: string;
    unitType: string;
    mode: string;
    supervisionGroupId: string | null;
  }[];
}

describe('the roster of a campaign', () => {
  let harness: Harness;
  let here: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await importRoster(harness, here.office);
  });
  afterAll(() => harness.stop());

  const openCampaign = async (campaignId: string, eventId = newId()) => {
    const payload = {
      campaignId,
      bureauId: here.bureauId,
      templateKey: 'source-000',
      startsOn: '2026-03-01',
      endsOn: '2026-10-31',
      participation: [
        {
          unitTypes: ['township-health-centre', 'community-health-centre'],
          mode: 'contact-and-guidance' as const,
        },
      ],
    };
    const event = toCloudEvent(CampaignOpened, payload, { id: eventId, time: new Date() });
    await harness.rows(
      'INSERT INTO events.outbox_message (id, topic, partition_key, event) VALUES ($1, $2, $3, $4)',
      [newId(), 'huiyin.campaigns', campaignId, JSON.stringify(event)],
    );
  };
  const frozen = async (campaignId: string) => {
    const rows = await harness.rows<{ data: Frozen }>(
      `SELECT event->'data' AS data FROM events.outbox_message
       WHERE event->>'type' = 'organization.campaign-roster-frozen.v1' AND event->'data'->>'campaignId' = $1`,
      [campaignId],
    );
    return rows.map(({ data }) => data);
  };
  const frozenOnce = (campaignId: string) =>
    eventually(async () => {
      const [one, ...more] = await frozen(campaignId);
      expect(one).toBeDefined();
      expect(more).toEqual([]);
      return one!;
    });

  it('R000.6 R000.7 is frozen at opening: the bureau organ and 11 units fully, 10 by contact and guidance', async () => {
    const campaignId = newId();
    await openCampaign(campaignId);
    const { units } = await frozenOnce(campaignId);
    expect(units.filter(({ mode }) => mode === 'full')).toHaveLength(12);
    expect(units.filter(({ mode }) => mode === 'contact-and-guidance')).toHaveLength(10);
    const organ = units.find(({ unitId }) => unitId === here.organId);
    expect(organ).toEqual({
      unitId: here.organId,
      unitType: 'bureau-organ',
      mode: 'full',
      supervisionGroupId: null,
    });
    expect(units.filter(({ supervisionGroupId }) => supervisionGroupId === null)).toHaveLength(1);
    expect(
      await harness.rows('SELECT 1 FROM campaign_unit WHERE campaign_id = $1', [campaignId]),
    ).toHaveLength(22);
  });

  it('is frozen once, however often the opening is told', async () => {
    const [campaignId, eventId, last] = [newId(), newId(), newId()];
    await openCampaign(campaignId, eventId);
    await openCampaign(campaignId, eventId);
    await openCampaign(campaignId);
    await openCampaign(last);
    await frozenOnce(last);
    await frozenOnce(campaignId);
  });
});
