import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { aCampaign, type ACampaign, aRosterUnit, codeOf } from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const plan = '{ prescribed { key prescribed } optional { key title { zh } prescribed } }';
const add = `mutation ($input: AddOptionalActionInput!) { addOptionalAction(input: $input) ${plan} }`;
const drop = `mutation ($input: DropOptionalActionInput!) { dropOptionalAction(input: $input) ${plan} }`;

describe('a unit’s own plan', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
    ours = await aCampaign(harness, [
      aRosterUnit(),
      aRosterUnit(),
      aRosterUnit({ mode: 'contact-and-guidance', unitType: 'township-health-centre' }),
    ]);
  });
  afterAll(() => harness.stop());

  const place = () => ({ campaignId: ours.campaignId, unitId: ours.unitId });
  const clinic = () => ({
    ...place(),
    link: 'study-listening',
    title: ' 义诊 ',
    wording: '组织一次社区义诊。',
    dueOn: '2014-05-31',
  });
  const ownDuties = () =>
    harness.rows<{ rule_key: string; unit_id: string }>(
      `SELECT rule_key, unit_id FROM duty WHERE campaign_id = $1 AND rule_key LIKE 'own-%' AND lapsed_on IS NULL`,
      [ours.campaignId],
    );

  it('R003.111 gets an optional action once, however often and at the same time; only this unit owes it', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => harness.graph.as(ours.principal, add, { input: clinic() })),
    );
    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    const [answer] = answers as { data?: { addOptionalAction: { optional: unknown } } }[];
    expect(answer?.data?.addOptionalAction.optional).toEqual([
      { key: `own-${ours.unitId}-1`, title: { zh: '义诊' }, prescribed: false },
    ]);
    expect(await ownDuties()).toEqual([{ rule_key: `own-${ours.unitId}-1`, unit_id: ours.unitId }]);
    const revisions =
      'SELECT revision, reason FROM campaign_revision WHERE campaign_id = $1 ORDER BY revision';
    expect(await harness.rows(revisions, [ours.campaignId])).toEqual([
      { revision: 1, reason: null },
      { revision: 2, reason: '义诊' },
    ]);
  });

  it('R003.111 is not made smaller: a prescribed action is not dropped', async () => {
    const input = { ...place(), key: 'summary-report', reason: '没空' };
    expect(codeOf(await harness.graph.as(ours.principal, drop, { input }))).toBe(
      'PLAN_ACTION_PRESCRIBED',
    );
  });

  it('drops what it added, with a reason, once', async () => {
    await harness.graph.as(ours.principal, add, { input: { ...clinic(), title: '讲座' } });
    const input = { ...place(), key: `own-${ours.unitId}-2`, reason: '并入义诊' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => harness.graph.as(ours.principal, drop, { input })),
    );
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(2).fill('PLAN_ACTION_NOT_FOUND'));
    expect((await ownDuties()).map(({ rule_key: key }) => key)).toEqual([`own-${ours.unitId}-1`]);
  });

  it('is nobody else’s: another unit, another bureau, the supervision group change nothing in it', async () => {
    const neighbour = anActor('unit-principal', {
      bureauId: ours.bureauId,
      unitId: ours.units[1]?.unitId ?? '',
    });
    const stranger = anActor('unit-principal', { bureauId: newId(), unitId: ours.unitId });
    expect(codeOf(await harness.graph.as(neighbour, add, { input: clinic() }))).toBe(
      'UNIT_PLAN_NOT_FOUND',
    );
    expect(codeOf(await harness.graph.as(stranger, add, { input: clinic() }))).toBe(
      'CAMPAIGN_NOT_FOUND',
    );
    expect(codeOf(await harness.graph.as(ours.supervision, add, { input: clinic() }))).toBe(
      'FORBIDDEN',
    );
    const query = `{ unitPlan(campaignId: "${ours.campaignId}", unitId: "${ours.unitId}") { optional { key } } }`;
    expect((await harness.graph.as(neighbour, query)).data).toEqual({ unitPlan: null });
    expect((await harness.graph.as(stranger, query)).data).toEqual({ unitPlan: null });
    expect((await harness.graph.as(ours.supervision, query)).data?.['unitPlan']).not.toBeNull();
  });

  it('R000.7 is not a unit’s that is in contact and guidance', async () => {
    const unitId = ours.units[2]?.unitId ?? '';
    const guided = anActor('unit-principal', { bureauId: ours.bureauId, unitId });
    const input = { ...clinic(), unitId };
    expect(codeOf(await harness.graph.as(guided, add, { input }))).toBe('UNIT_PLAN_NOT_FOUND');
  });
});
