import { type ACampaign, aCampaign, aRosterUnit } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { numbers, RandomHistory } from '../../test/random-history';
import { rejudged } from '../../test/scratch';

const steps = 60;

describe('what is stored of duties', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  afterAll(() => harness.stop());

  const aHistory = async (seed: number): Promise<ACampaign> => {
    harness.clock.set('2014-03-03T08:00:00Z');
    const units = [
      aRosterUnit({ unitType: 'bureau-organ', supervisionGroupId: null }),
      ...Array.from({ length: 4 }, () => aRosterUnit()),
    ];
    const ours = await aCampaign(harness, [units[1]!, units[0]!, ...units.slice(2)]);
    const history = new RandomHistory(harness, ours, numbers(seed));
    for (let step = 0; step < steps; step += 1) {
      await history.step();
      if (step % 10 === 9)
        expect({ seed, step, ...(await rejudged(harness, ours)) }).toMatchObject({
          ...{ owed: 0, changed: 0 },
        });
    }
    return ours;
  };

  it.each([1, 2, 3, 4])(
    'step by step is what it would be from scratch, after a random history (seed %i)',
    async (seed) => {
      const ours = await aHistory(seed);
      const [counts] = await harness.rows<{ records: number; events: number }>(
        `SELECT (SELECT count(*)::int FROM campaign_record WHERE campaign_id = $1) AS records,
           (SELECT count(*)::int FROM duty_event e JOIN duty d ON d.id = e.duty_id WHERE d.campaign_id = $1) AS events`,
        [ours.campaignId],
      );
      // The history did something.
      expect(counts?.records).toBeGreaterThan(5);
      expect(counts?.events).toBeGreaterThan(5);
    },
  );

  it('is put right from scratch where it is wrong, and the reason is kept', async () => {
    harness.clock.set('2014-03-03T08:00:00Z');
    const ours = await aCampaign(harness, [aRosterUnit()]);
    await harness.rows(
      `UPDATE duty SET met_on = '2014-03-01' WHERE campaign_id = $1 AND rule_key = 'mobilization-meeting'`,
      [ours.campaignId],
    );
    await harness.rows(
      `DELETE FROM duty WHERE campaign_id = $1 AND rule_key = 'study-plan-in-advance'`,
      [ours.campaignId],
    );
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 1, changed: 1 });
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
    const events = await harness.rows(
      `SELECT e.kind, e.cause FROM duty_event e JOIN duty d ON d.id = e.duty_id
       WHERE d.campaign_id = $1 AND d.rule_key = 'mobilization-meeting'`,
      [ours.campaignId],
    );
    expect(events).toEqual([{ kind: 'UNMET', cause: 'rejudged' }]);
  });
});
