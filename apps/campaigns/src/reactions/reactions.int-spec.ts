import { AppraisalPublished, AppraisalPublishedV1, CampaignRosterFrozen } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { aCampaign, aRosterUnit, open } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

describe('reactions', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  afterAll(() => harness.stop());

  const countsOf = async (campaignId: string) => {
    const [counts] = await harness.rows<{ units: number; duties: number; meetings: number }>(
      `SELECT (SELECT count(*)::int FROM campaign_unit WHERE campaign_id = $1) AS units,
         (SELECT count(*)::int FROM duty WHERE campaign_id = $1) AS duties,
         (SELECT count(*)::int FROM meeting WHERE campaign_id = $1) AS meetings`,
      [campaignId],
    );
    return counts;
  };

  it('R000.6 R000.7 generate duties for units in full, none in contact and guidance, once for five deliveries at once', async () => {
    const office = anActor('campaign-office', { bureauId: newId() });
    const bureauId = office.bureauId ?? '';
    const campaignId = await open(harness, office);
    const full = [aRosterUnit(), aRosterUnit({ unitType: 'cdc' })];
    const contact = [
      aRosterUnit({ unitType: 'township-health-centre', mode: 'contact-and-guidance' }),
      aRosterUnit({
        unitType: 'community-health-centre',
        mode: 'contact-and-guidance',
        supervisionGroupId: null,
      }),
    ];
    const event = CampaignRosterFrozen.of({
      campaignId,
      bureauId,
      units: [...full, ...contact],
    }) as never;
    const outcomes = await harness.deliver(event, 5);
    expect(outcomes.sort()).toEqual(['done', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    const once = await countsOf(campaignId);
    expect(once).toMatchObject({ units: 4, meetings: 4 });
    const owing = await harness.rows<{ unit_id: string }>(
      'SELECT DISTINCT unit_id FROM duty WHERE campaign_id = $1',
      [campaignId],
    );
    expect(owing.map(({ unit_id }) => unit_id).sort()).toEqual(
      full.map(({ unitId }) => unitId).sort(),
    );
    // The same fact under another event id: a producer that repeats itself.
    expect(await harness.deliver(event, 5)).toContain('done');
    expect(await countsOf(campaignId)).toEqual(once);
  });

  it('R000.15 gives the bureau organ the system-wide meeting by the end of February, units theirs by 10 March', async () => {
    const { campaignId } = await aCampaign(harness, [
      aRosterUnit({ unitType: 'bureau-organ', supervisionGroupId: null }),
      aRosterUnit(),
    ]);
    const due = await harness.rows(
      `SELECT rule_key, due_on::text, strength FROM duty
       WHERE campaign_id = $1 AND rule_key LIKE '%mobilization-meeting' ORDER BY due_on`,
      [campaignId],
    );
    expect(due).toEqual([
      { rule_key: 'system-mobilization-meeting', due_on: '2014-02-28', strength: 'HARD' },
      { rule_key: 'mobilization-meeting', due_on: '2014-03-10', strength: 'SOFT' },
    ]);
  });

  it('take a roster of 1 800 units', async () => {
    const units = Array.from({ length: 1_800 }, () => aRosterUnit());
    const { campaignId } = await aCampaign(harness, units);
    expect(await countsOf(campaignId)).toMatchObject({ units: 1_800, meetings: 3_600 });
  });

  it('refuse a roster of a campaign that does not exist, and leave the event claimable', async () => {
    const event = CampaignRosterFrozen.of({
      campaignId: newId(),
      bureauId: newId(),
      units: [],
    }) as never;
    await expect(harness.deliver(event)).rejects.toMatchObject({ code: 'CAMPAIGN_NOT_FOUND' });
  });

  it('R000.16 fulfil the appraisal duty when its result is published, once for five deliveries at once', async () => {
    const { bureauId, campaignId, unitId } = await aCampaign(harness, [
      aRosterUnit(),
      aRosterUnit(),
    ]);
    const event = AppraisalPublished.of({
      ...{ appraisalId: newId(), campaignId, bureauId, unitId },
      ...{ remeasuresAppraisalId: null, valid: true, results: [] },
    }) as never;
    await harness.deliver(event, 5);
    const settled = await harness.rows(
      `SELECT unit_id, kind, happened_on::text, recorded_by FROM campaign_record WHERE campaign_id = $1`,
      [campaignId],
    );
    expect(settled).toEqual([
      {
        ...{ unit_id: unitId, kind: 'appraisal-published' },
        ...{ happened_on: '2014-02-27', recorded_by: null },
      },
    ]);
    expect(await harness.told('duty-fulfilled', bureauId)).toMatchObject([
      { unitId, dutyKey: 'democratic-appraisal' },
    ]);
  });

  it('R000.16 nothing is fulfilled by an appraisal without quorum; version 1 of the event knew none', async () => {
    const { bureauId, campaignId, unitId } = await aCampaign(harness, [aRosterUnit()]);
    const published = {
      ...{ appraisalId: newId(), campaignId, bureauId, unitId },
      ...{ remeasuresAppraisalId: null, results: [] },
    };
    const settled = () =>
      harness.rows('SELECT 1 FROM campaign_record WHERE campaign_id = $1', [campaignId]);
    await harness.deliver(AppraisalPublished.of({ ...published, valid: false }) as never);
    expect(await settled()).toEqual([]);
    await harness.deliver(AppraisalPublishedV1.of(published) as never);
    expect(await settled()).toHaveLength(1);
  });
});
