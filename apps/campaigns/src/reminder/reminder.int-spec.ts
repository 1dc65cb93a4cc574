import { anActor, anOutsider, eventually } from '@huiyin/testing';
import { ScopedReads } from '@huiyin/persistence';
import { aCampaign, aRosterUnit, type ACampaign } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { webhookReceiver } from '../../test/receivers';
import { CampaignFrames } from '../campaign/campaign-frame.queries';
import { OpenCampaigns } from '../campaign/open-campaigns.queries';
import { RemindOfDuties } from './remind-of-duties';

let harness: Harness;
let reads: ScopedReads;
let remind: RemindOfDuties;

beforeAll(async () => {
  harness = await campaignsHarness({
    ...{ key: 'a key for tests of more than 32 characters', smtpUrl: null },
    ...{ mailFrom: 'huiyin@example.org', allowPrivateWebhooks: true },
  });
  reads = new ScopedReads({ url: harness.database.url, applicationName: 'test' });
  const campaigns = new OpenCampaigns(reads, new CampaignFrames());
  remind = new RemindOfDuties(reads, harness.unitOfWork, campaigns, harness.clock);
});
afterAll(async () => {
  await reads.close();
  await harness.stop();
});

const at = (day: string) => harness.clock.set(`${day}T01:00:00Z`); // 9 in the morning in Shanghai

interface Reminded {
  readonly rule: string;
  readonly step: string;
}

const reminded = (campaign: ACampaign, unitId = campaign.unitId): Promise<Reminded[]> =>
  harness.rows<Reminded>(
    `SELECT d.rule_key AS rule, r.step FROM reminder r JOIN duty d ON d.id = r.duty_id
     WHERE r.campaign_id = $1 AND r.unit_id = $2 ORDER BY rule, step`,
    [campaign.campaignId, unitId],
  );

async function openedOn(day: string, units = [aRosterUnit()]): Promise<ACampaign> {
  at(day);
  return aCampaign(harness, units);
}

const mobilization = (all: readonly Reminded[]) =>
  all.filter(({ rule }) => rule === 'mobilization-meeting').map(({ step }) => step);

describe('reminders (R000.15: units generally before 10 March)', () => {
  it('go to the unit ahead, then up the line: unit → supervision → office, each once', async () => {
    const campaign = await openedOn('2014-02-27');
    await remind.execute();
    expect(mobilization(await reminded(campaign))).toEqual([]);
    const told: [string, string[]][] = [];
    for (const day of [
      '2014-03-05',
      '2014-03-07',
      '2014-03-10',
      '2014-03-11',
      '2014-03-13',
      '2014-03-19',
    ]) {
      at(day);
      await remind.execute();
      await remind.execute();
      told.push([day, mobilization(await reminded(campaign))]);
    }
    expect(told).toEqual([
      ['2014-03-05', ['before:1']],
      ['2014-03-07', ['before:1']],
      ['2014-03-10', ['before:1']],
      ['2014-03-11', ['before:1', 'overdue:unit']],
      ['2014-03-13', ['before:1', 'overdue:supervision', 'overdue:unit']],
      ['2014-03-19', ['before:1', 'overdue:office', 'overdue:supervision', 'overdue:unit']],
    ]);
  });

  it('are made once by eight clocks that strike at once, each with its event', async () => {
    const campaign = await openedOn('2014-02-27');
    at('2014-03-11');
    await Promise.all(Array.from({ length: 8 }, () => remind.execute()));
    expect(mobilization(await reminded(campaign))).toEqual(['overdue:unit']);
    const events = await harness.told('duty-reminded', campaign.bureauId);
    const rows = await reminded(campaign);
    expect(events).toHaveLength(rows.length);
    expect(events).toContainEqual(
      expect.objectContaining({
        dutyKey: 'mobilization-meeting',
        step: 'overdue:unit',
        isOverdue: true,
        dueOn: '2014-03-10',
        supervisionGroupId: campaign.units[0]?.supervisionGroupId,
      }),
    );
  });

  it('spare who has done it, who was let off, and who only takes part in contact and guidance (R000.7)', async () => {
    const contact = aRosterUnit({
      unitType: 'township-health-centre',
      mode: 'contact-and-guidance',
    });
    const campaign = await openedOn('2014-02-27', [aRosterUnit(), contact]);
    const [duty] = await harness.rows<{ id: string }>(
      `SELECT id FROM duty WHERE campaign_id = $1 AND rule_key = 'mobilization-meeting'`,
      [campaign.campaignId],
    );
    const waived = await harness.graph.as(
      campaign.office,
      'mutation ($input: WaiveDutyInput!) { waiveDuty(input: $input) { id } }',
      { input: { dutyId: duty?.id, reason: '领导班子调整期间' } },
    );
    expect(waived.errors).toBeUndefined();
    at('2014-03-11');
    await remind.execute();
    expect(mobilization(await reminded(campaign))).toEqual([]);
    expect(await reminded(campaign, contact.unitId)).toEqual([]);
  });

  it('reach a webhook signed up for the unit level, and say what and by when', async () => {
    const campaign = await openedOn('2014-02-27');
    const receiver = await webhookReceiver();
    const registered = await harness.graph.as(
      campaign.office,
      'mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret } }',
      {
        input: {
          url: receiver.url,
          audiences: ['SUPERVISION'],
          groupId: campaign.units[0]?.supervisionGroupId,
        },
      },
    );
    expect(registered.errors).toBeUndefined();
    at('2014-03-13');
    await remind.execute();
    const due = (await reminded(campaign)).filter(({ step }) => step === 'overdue:supervision');
    await eventually(() => expect(receiver.received).toHaveLength(due.length));
    const bodies = receiver.received.map(
      ({ body }) => JSON.parse(body) as { data: Record<string, unknown> },
    );
    expect(bodies.map(({ data }) => data['dutyKey'])).toContain('mobilization-meeting');
    expect(bodies.every(({ data }) => data['level'] === 'supervision')).toBe(true);
    await receiver.stop();
  });

  it('are read by the office, the group for its units and the unit for itself, by no outsider', async () => {
    const other = aRosterUnit();
    const campaign = await openedOn('2014-02-27', [aRosterUnit(), other]);
    at('2014-03-11');
    await remind.execute();
    const seen = async (actor = campaign.office) => {
      const { data, errors } = await harness.graph.as<{
        dutyReminders: { unit: { id: string } }[];
      }>(
        actor,
        'query ($id: ID!) { dutyReminders(campaignId: $id, first: 500) { step level dueOn unit { id } } }',
        { id: campaign.campaignId },
      );
      return errors
        ? errors[0]?.extensions['code']
        : new Set(data?.dutyReminders.map(({ unit }) => unit.id));
    };
    expect(await seen()).toEqual(new Set([campaign.unitId, other.unitId]));
    expect(await seen(campaign.supervision)).toEqual(new Set([campaign.unitId]));
    expect(await seen(campaign.principal)).toEqual(new Set([campaign.unitId]));
    expect(await seen(anOutsider())).toEqual(new Set());
    expect(
      await seen(anActor('staff', { bureauId: campaign.bureauId, unitId: campaign.unitId })),
    ).toBe('FORBIDDEN');
  });
});
