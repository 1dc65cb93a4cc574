import { CampaignRosterFrozen } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { aRosterUnit, codeOf, mutation, open } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

describe('R002.40 the gate between two links', () => {
  let harness: Harness;
  const bureauId = newId();
  const unit = aRosterUnit();
  const { unitId } = unit;
  const office = anActor('campaign-office', { bureauId });
  const principal = anActor('unit-principal', { bureauId, unitId });
  const supervision = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
  let campaignId: string;

  beforeAll(async () => {
    harness = await campaignsHarness();
    harness.clock.set('2014-04-01T08:00:00Z');
    campaignId = await open(harness, office, { templateKey: '002-mass-line-link-one' });
    await harness.deliver(
      CampaignRosterFrozen.of({ campaignId, bureauId, units: [unit] }) as never,
    );
  });
  afterAll(() => harness.stop());

  const gates = async () => {
    const { data } = await harness.graph.as<{ linkGates: { state: string; missing: string[] }[] }>(
      principal,
      `{ linkGates(campaignId: "${campaignId}", unitId: "${unitId}") { link state open missing } }`,
    );
    return data?.linkGates ?? [];
  };
  const take = (name: string, actor: typeof office, more = {}) =>
    harness.graph.as(actor, mutation(name, 'link state'), {
      input: { campaignId, unitId, link: 'study-listening', ...more },
    });

  it('is shown before anybody tries, with what is missing', async () => {
    expect(await gates()).toMatchObject([
      { state: 'OPEN', open: true },
      {
        ...{ state: 'NOT_YET', open: false },
        missing: [
          'consent:study-listening',
          'summary:study-listening',
          'review:supervision',
          'review:office',
        ],
      },
    ]);
    expect(codeOf(await take('consentToLink', office))).toBe('LINK_STEP_NOT_NEXT');
    expect(codeOf(await take('inspectLink', supervision, { link: 'x', remark: 'x' }))).toBe(
      'LINK_UNKNOWN',
    );
  });

  it('opens after summary, inspection, review and consent; a refusal asks for make-up', async () => {
    const summary = () =>
      take('submitLinkSummary', principal, {
        clientKey: newId(),
        fields: [{ field: 'leading-group-document', flag: true }],
      });
    expect((await summary()).errors).toBeUndefined();
    expect((await gates())[0]?.state).toBe('SELF_SUMMARY_WRITTEN');
    expect((await take('inspectLink', supervision, { remark: '已访谈' })).errors).toBeUndefined();
    expect((await gates())[0]?.state).toBe('SUPERVISION_INSPECTED');
    const pass = async () => {
      const [newest] = await harness.rows<{ id: string }>(
        `SELECT id FROM campaign_record WHERE campaign_id = $1 AND kind = 'link-summary' ORDER BY seq DESC LIMIT 1`,
        [campaignId],
      );
      return harness.graph.as(supervision, mutation('passRecord', 'id'), {
        input: { recordId: newest?.id },
      });
    };
    expect((await pass()).errors).toBeUndefined();
    expect((await take('refuseLink', office, { remark: '问题不实' })).errors).toBeUndefined();
    expect((await gates())[0]?.state).toBe('MAKE_UP');
    await summary();
    await pass();
    const answers = await Promise.all([1, 2, 3].map(() => take('consentToLink', office)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await gates()).toMatchObject([{ state: 'CONSENTED' }, { state: 'OPEN', open: true }]);
  });
});
