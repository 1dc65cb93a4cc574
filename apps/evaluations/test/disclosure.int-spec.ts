import { decode } from 'iconv-lite';
import { CampaignRosterFrozen } from '@huiyin/contracts';
import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor, anOutsider, testActorKey } from '@huiyin/testing';
import { aCountedUnit, type UnitVotes } from './counted-units';
import { evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

const summary = `query ($campaignId: ID!) { appraisalSummary(campaignId: $campaignId, groupBy: UNIT_TYPE) {
  lines { groups units n threshold ruleVersion withheld counts { grade count } favourableShare mean } } }`;
const results = `query ($appraisalId: ID!) { appraisalResults(appraisalId: $appraisalId) { n counts { grade count } } }`;

describe('numbers leave by every door as the engine made them', () => {
  let harness: Harness;
  const bureauId = newId();
  const office = anActor('campaign-office', { bureauId });
  const city = new Actor({ kind: 'person', personId: newId(), grants: [{ role: 'city-office' }] });
  const signer = new ActorSigner({ evaluations: testActorKey });

  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  const aUnit = (campaignId: string, votes: UnitVotes) =>
    aCountedUnit({ query: harness.sql } as never, { bureauId, campaignId }, votes);
  const file = async (by: Actor, path: string) => {
    const response = await fetch(`${harness.origin}/files/${path}`, {
      headers: { [actorHeader]: signer.sign(by, 'evaluations') },
    });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const linesOf = async (by: Actor, campaignId: string) => {
    const { data } = await harness.graph.as<{ appraisalSummary: { lines: unknown[] } }>(
      by,
      summary,
      {
        campaignId,
      },
    );
    return data?.appraisalSummary.lines;
  };

  it('gives sums with n, k and rule, and the same numbers in the file', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 9, poor: 3 });
    await aUnit(campaignId, { good: 3, poor: 5 });
    expect(await linesOf(office, campaignId)).toEqual([
      {
        ...{
          groups: ['clinic'],
          units: 2,
          n: 20,
          threshold: 5,
          ruleVersion: 'huiyin-disclosure/2',
        },
        ...{ withheld: null, favourableShare: 0.6, mean: 1.2 },
        counts: [
          { grade: 'good', count: 12 },
          { grade: 'poor', count: 8 },
        ],
      },
    ]);
    const path = `appraisal-summary.csv?campaignId=${campaignId}&groupBy=UNIT_TYPE`;
    const csv = (await file(office, path)).bytes.toString();
    expect(csv).toContain('clinic,2,0,0,20,20,好 12；差 8,60,1.2,,5,huiyin-disclosure/2');
    const gb18030 = await file(office, `${path}&encoding=gb18030`);
    expect(`\uFEFF${decode(gb18030.bytes, 'gb18030')}`).toBe(csv);
  });

  it('gives the city k = 10 by graph and file alike', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 4, poor: 3 });
    expect(await linesOf(city, campaignId)).toMatchObject([
      { n: null, withheld: 'waiting', threshold: 10 },
    ]);
    const { bytes } = await file(city, `appraisal-summary.csv?campaignId=${campaignId}`);
    expect(bytes.toString()).toContain('单位数不足，暂不予公布,10,huiyin-disclosure/2');
  });

  it('gives the results of one appraisal as a file, to who may read them', async () => {
    const { appraisalId } = await aUnit(newId(), { good: 9, poor: 3 });
    const { status, bytes } = await file(
      office,
      `appraisal-results.csv?appraisalId=${appraisalId}`,
    );
    expect(status).toBe(200);
    expect(bytes.toString()).toContain(
      '领导班子,作风,全部,12,12,好 9；差 3,75,1.5,,5,huiyin-disclosure/2',
    );
    const outsider = await file(anOutsider(), `appraisal-results.csv?appraisalId=${appraisalId}`);
    expect(outsider.status).toBe(404);
    expect((await file(office, 'appraisal-results.csv?appraisalId=x')).status).toBe(422);
    expect((await file(office, 'appraisal-summary.csv?campaignId=x')).status).toBe(422);
    expect((await file(anActor('staff', { bureauId }), `appraisal-summary.csv`)).status).toBe(403);
  });

  it('gives a row that discloses to nobody, even when somebody wrote it into the table', async () => {
    const campaignId = newId();
    const { appraisalId } = await aUnit(campaignId, { good: 9, poor: 3 });
    await harness.sql(
      `UPDATE appraisal_result SET counts = '{"good": 12, "poor": 0}', favourable = 12 WHERE appraisal_id = $1`,
      [appraisalId],
    );
    const answer = await harness.graph.as(office, results, { appraisalId });
    expect(answer.data).toBeFalsy();
    expect(answer.errors?.[0]?.message).toMatch('Something went wrong');
    expect((await file(office, `appraisal-results.csv?appraisalId=${appraisalId}`)).status).toBe(
      500,
    );
    // Nor does it come into a sum: there it is withheld for good.
    expect(await linesOf(office, campaignId)).toMatchObject([{ n: null, withheld: 'protected' }]);
  });

  it('knows unit type and supervision group from the frozen roster', async () => {
    const [campaignId, unitId, supervisionGroupId] = [newId(), newId(), newId()];
    const unit = { unitId, unitType: 'clinic', mode: 'full' as const, supervisionGroupId };
    await harness.publish(
      CampaignRosterFrozen.of({ campaignId, bureauId, units: [unit] }) as never,
    );
    expect(
      await harness.sql(
        `SELECT unit_type, supervision_group_id FROM campaign_unit WHERE unit_id = $1`,
        [unitId],
      ),
    ).toEqual([{ unit_type: 'clinic', supervision_group_id: supervisionGroupId }]);
  });
});
