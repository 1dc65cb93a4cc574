import { CampaignRosterFrozen } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import {
  type ACampaign,
  aCampaign,
  aRosterUnit,
  codeOf,
  mutation,
  open,
} from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';
import { rejudged } from '../../test/scratch';

describe('a running campaign', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(async () => {
    harness.clock.set('2014-03-05T08:00:00Z');
    ours = await aCampaign(harness, [aRosterUnit()]);
  });
  afterAll(() => harness.stop());

  const ask = (name: string, input: object, selection = 'id revision endsOn') =>
    harness.graph.as(ours.office, mutation(name, selection), {
      input: { campaignId: ours.campaignId, ...input },
    });
  const duties = (key: string) =>
    harness.rows<Record<string, unknown>>(
      `SELECT due_on::text, owed_from::text, lapsed_on::text, lapse_reason, strength FROM duty
       WHERE campaign_id = $1 AND rule_key = $2`,
      [ours.campaignId, key],
    );

  it('moves its days with a reason: what waits for its end waits longer, and the old days stay readable', async () => {
    expect(await duties('summary-report')).toMatchObject([{ owed_from: '2014-09-30' }]);
    const move = () =>
      ask('moveCampaignDates', {
        ...{ startsOn: '2014-02-27', endsOn: '2014-10-31', reason: '省里统一延长' },
      });
    expect((await move()).data?.['moveCampaignDates']).toMatchObject({
      ...{ revision: 2, endsOn: '2014-10-31' },
    });
    expect(await duties('summary-report')).toMatchObject([{ owed_from: '2014-10-31' }]);
    const { data } = await harness.graph.as(
      ours.office,
      `{ campaign(id: "${ours.campaignId}") { revisions { revision changed reason decidedBy { id } } } }`,
    );
    expect(data?.['campaign']).toEqual({
      revisions: [
        {
          ...{ revision: 2, changed: ['period'], reason: '省里统一延长' },
          decidedBy: { id: ours.office.personId },
        },
        { revision: 1, changed: [], reason: null, decidedBy: null },
      ],
    });
    expect(codeOf(await ask('moveCampaignDates', { startsOn: '2014-02-27', reason: ' ' }))).toBe(
      'BAD_USER_INPUT',
    );
    expect(await rejudged(harness, ours)).toMatchObject({ owed: 0, changed: 0 });
  });

  it('takes over another version of its template: dropped rules lapse, the reason is kept', async () => {
    expect(codeOf(await ask('adoptTemplateVersion', { reason: '核对' }))).toBe(
      'TEMPLATE_VERSION_NOT_NEWER',
    );
    // As if it had been opened with an older version, which had one rule more and another strength.
    await harness.rows(
      `UPDATE campaign SET template_hash = 'older', definition = jsonb_set(definition, '{duties}',
         (SELECT jsonb_agg(CASE WHEN d->>'key' = 'mobilization-meeting' THEN d || '{"strength": "HARD"}' ELSE d END)
          FROM jsonb_array_elements(definition->'duties') d) || jsonb_build_array(definition->'duties'->0 || '{"key": "older-rule"}'))
       WHERE id = $1`,
      [ours.campaignId],
    );
    await harness.rows(
      `INSERT INTO duty_rule SELECT (jsonb_populate_record(r, '{"key": "older-rule"}')).* FROM duty_rule r
       WHERE campaign_id = $1 AND key = 'prepared-three-things'`,
      [ours.campaignId],
    );
    await harness.rows(
      `INSERT INTO duty SELECT (jsonb_populate_record(d, jsonb_build_object('id', $2::uuid, 'rule_key', 'older-rule',
         'key', 'older-rule/' || d.unit_id))).* FROM duty d WHERE campaign_id = $1 AND rule_key = 'prepared-three-things'`,
      [ours.campaignId, newId()],
    );
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask('adoptTemplateVersion', { reason: '按修订稿执行' })),
    );
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(await duties('older-rule')).toMatchObject([{ lapse_reason: 'no-longer-owed' }]);
    const { data } = await harness.graph.as<{ campaign: { duties: unknown[] } }>(
      ours.office,
      `{ campaign(id: "${ours.campaignId}") { duties(filter: { key: "older-rule" }) { state verdict { outcome whoCanAct } history { kind cause } } } }`,
    );
    expect(data?.campaign.duties).toEqual([
      {
        state: 'LAPSED',
        verdict: { outcome: 'LAPSED', whoCanAct: [] },
        history: [
          { kind: 'OWED', cause: 'rules' },
          { kind: 'LAPSED', cause: 'rules' },
        ],
      },
    ]);
  });

  it('R003.20 counts one activity for another campaign too, and takes it back there too', async () => {
    const [unit] = ours.units;
    const other = await open(harness, ours.office, {
      templateKey: '002-mass-line-link-one',
      parentCampaignId: ours.campaignId,
      parentLink: 'study-listening',
    });
    await harness.deliver(
      CampaignRosterFrozen.of({
        ...{ campaignId: other, bureauId: ours.bureauId, units: [unit!] },
      }) as never,
    );
    const kinds = [{ from: 'study-session', to: 'study-session' }];
    expect(
      codeOf(await ask('linkCampaigns', { countsForId: other, kinds: [{ from: 'x', to: 'y' }] })),
    ).toBe('CAMPAIGN_LINK_KIND_UNKNOWN');
    expect((await ask('linkCampaigns', { countsForId: other, kinds })).errors).toBeUndefined();
    const recorded = await ask(
      'recordFact',
      {
        ...{ unitId: ours.unitId, kind: 'study-session', happenedOn: '2014-03-04' },
        clientKey: 'both',
        fields: [
          { field: 'form', code: 'topical' },
          { field: 'half-days', number: 2 },
          { field: 'topics', codes: ['theory-system'] },
        ],
      },
      'id',
    );
    const { id } = (recorded.data?.['recordFact'] ?? {}) as { id: string };
    const copies = () =>
      harness.rows(
        `SELECT campaign_id, kind, EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = r.id) AS retracted
         FROM campaign_record r WHERE origin_record_id = $1`,
        [id],
      );
    expect(await copies()).toEqual([
      { campaign_id: other, kind: 'study-session', retracted: false },
    ]);
    await harness.graph.as(ours.principal, mutation('retractRecord', 'id'), {
      input: { recordId: id, reason: '录错' },
    });
    expect(await copies()).toMatchObject([{ retracted: true }]);
    const { data } = await harness.graph.as(
      ours.office,
      `{ campaign(id: "${other}") { parentLink parent { id } } }`,
    );
    expect(data?.['campaign']).toEqual({
      parentLink: 'study-listening',
      parent: { id: ours.campaignId },
    });
  });

  it('R004.2 may stand without an end, and R003.78 asks the office what the original leaves open', async () => {
    const standing = await open(harness, ours.office, {
      templateKey: '004-grass-roots-party-building',
      endsOn: undefined,
    });
    const { data } = await harness.graph.as(
      ours.office,
      `{ campaign(id: "${standing}") { endsOn } }`,
    );
    expect(data?.['campaign']).toEqual({ endsOn: null });
    const input = { templateKey: '003-g-five-ones', startsOn: '2014-09-01', endsOn: '2015-06-30' };
    const refused = await harness.graph.as(ours.office, mutation('openCampaign', 'id'), { input });
    expect(codeOf(refused)).toBe('TEMPLATE_DEFECTS_UNDECIDED');
  });
});
