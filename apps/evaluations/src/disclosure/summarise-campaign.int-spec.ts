import { Client } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { isDisclosed } from '@huiyin/disclosure';
import { type Tx, UnitOfWork } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { createDataSource, type Scope, ScopedReads } from '@huiyin/persistence';
import { anActor, FakeClock, templateDatabase, type TestDatabase } from '@huiyin/testing';
import { Actor } from '@huiyin/identity';
import { aCountedUnit, type UnitVotes } from '../../test/counted-units';
import { migrations } from '../database';
import { DisclosureLedger } from './disclosure-ledger.queries';
import { SummariseCampaign } from './summarise-campaign';
import type { SummaryGroup } from './summary.rules';

describe('the summary of a campaign', () => {
  let database: TestDatabase;
  let writes: DataSource;
  let reads: ScopedReads;
  let admin: Client;
  let summarise: SummariseCampaign;
  let unitOfWork: UnitOfWork;
  const clock = new FakeClock('2026-05-01T08:00:00Z');
  const bureauId = newId();
  const office = anActor('campaign-office', { bureauId });
  const city = new Actor({
    kind: 'person',
    personId: newId(),
    grants: [{ role: 'city-office' }],
  });

  beforeAll(async () => {
    database = await templateDatabase('evaluations', migrations);
    writes = createDataSource({
      url: database.url,
      entities: [],
      migrations: [],
      applicationName: 't',
    });
    await writes.initialize();
    reads = new ScopedReads({ url: database.url, applicationName: 't' });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    unitOfWork = new UnitOfWork({ dataSource: writes, clock });
    summarise = new SummariseCampaign(unitOfWork, new DisclosureLedger(reads), clock);
  });

  afterAll(async () => {
    await admin.end();
    await reads.close();
    await writes.destroy();
    await database.drop();
  });

  const aUnit = async (campaignId: string, votes: UnitVotes) =>
    (await aCountedUnit(admin, { bureauId, campaignId }, votes)).appraisalId;

  const lines = async (actor: typeof office, campaignId: string, groupBy: SummaryGroup = 'ALL') =>
    (await summarise.execute(actor, campaignId, groupBy)).lines.map(
      ({ groups, units, unitsWaiting, unitsWithheld, cell }) =>
        `${groups.join('+')}: ${units} units, n ${cell.n ?? cell.withheld}, waiting ${unitsWaiting}, withheld ${unitsWithheld}`,
    );

  it('adds up what was published, by type, group or all, for the office (k = 5)', async () => {
    const campaignId = newId();
    const group = newId();
    await aUnit(campaignId, { good: 5, poor: 2, type: 'clinic', group });
    await aUnit(campaignId, { good: 4, poor: 4, type: 'clinic' });
    await aUnit(campaignId, { good: 20, poor: 9, type: 'general-hospital', group });
    await aUnit(campaignId, { good: 0, poor: 6, type: 'general-hospital', withheld: 'protected' });
    await aUnit(campaignId, { good: 9, poor: 9, type: 'clinic', publishedTo: null });

    expect(await lines(office, campaignId)).toEqual(['all: 3 units, n 44, waiting 0, withheld 1']);
    expect(await lines(office, campaignId, 'UNIT_TYPE')).toEqual([
      'clinic: 2 units, n 15, waiting 0, withheld 0',
      'general-hospital: 1 units, n 29, waiting 0, withheld 1',
    ]);
    expect((await lines(office, campaignId, 'SUPERVISION_GROUP')).sort()).toEqual(
      [
        `${group}: 2 units, n 36, waiting 0, withheld 0`,
        'none: 1 units, n 8, waiting 0, withheld 1',
      ].sort(),
    );
    const {
      lines: [line],
    } = await summarise.execute(office, campaignId, 'ALL');
    expect(isDisclosed(line?.cell)).toBe(true);
    expect(line?.cell).toMatchObject({ k: 5, ruleVersion: 'huiyin-disclosure/2', sheets: 44 });
  });

  it('S13 keeps small units together for the city (k = 10), whichever way it asks', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 5, poor: 2, type: 'clinic' });
    await aUnit(campaignId, { good: 4, poor: 4, type: 'school' });
    await aUnit(campaignId, { good: 20, poor: 9, type: 'clinic' });

    expect(await lines(city, campaignId)).toEqual(['all: 3 units, n 44, waiting 0, withheld 0']);
    expect(await lines(city, campaignId, 'UNIT_TYPE')).toEqual([
      'clinic: 1 units, n 29, waiting 0, withheld 0',
      'clinic+school: 2 units, n 15, waiting 0, withheld 0',
    ]);
  });

  it('S13 does not let a unit published later be subtracted from an older answer', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 12, poor: 7 });
    expect(await lines(city, campaignId)).toEqual(['all: 1 units, n 19, waiting 0, withheld 0']);

    await aUnit(campaignId, { good: 4, poor: 3 });
    expect(await lines(city, campaignId)).toEqual(['all: 1 units, n 19, waiting 1, withheld 0']);

    await aUnit(campaignId, { good: 3, poor: 3 });
    expect(await lines(city, campaignId)).toEqual(['all: 3 units, n 32, waiting 0, withheld 0']);
    expect(await lines(office, campaignId)).toEqual(['all: 3 units, n 32, waiting 0, withheld 0']);
  });

  it('shows the city nothing of a single small unit', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 4, poor: 3 });
    expect(await lines(city, campaignId)).toEqual([
      'all: 0 units, n waiting, waiting 1, withheld 0',
    ]);
  });

  it('does not merge what stands on a public board with small units', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 8, poor: 3, scope: 'public', publishedTo: 'public' });
    await aUnit(campaignId, { good: 4, poor: 3 });
    expect(await lines(city, campaignId)).toEqual(['all: 1 units, n 11, waiting 1, withheld 0']);
  });

  it('counts a unit once, though it was appraised twice by the same form', async () => {
    const campaignId = newId();
    const first = await aUnit(campaignId, { good: 12, poor: 7 });
    await lines(office, campaignId);
    const again = await aUnit(campaignId, { good: 9, poor: 9 });
    await admin.query(
      `UPDATE appraisal SET unit_id = (SELECT unit_id FROM appraisal WHERE id = $1) WHERE id = $2`,
      [first, again],
    );
    expect(await lines(office, campaignId)).toEqual(['all: 1 units, n 19, waiting 0, withheld 0']);
  });

  it('decides once, however many ask at the same time', async () => {
    const campaignId = newId();
    for (const poor of [2, 3, 4, 9]) await aUnit(campaignId, { good: 4, poor });
    await lines(office, campaignId); // from here on the campaign's lock is a row that is there
    // Slow enough that all of them have read the ledger before the first has written to it.
    const slow = new (class extends DisclosureLedger {
      override async publishedResults(manager: EntityManager, id: string) {
        await manager.query('SELECT pg_sleep(0.05)');
        return super.publishedResults(manager, id);
      }
    })(reads);
    summarise = new SummariseCampaign(unitOfWork, slow, clock);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => lines(city, campaignId, at % 2 ? 'UNIT_TYPE' : 'ALL')),
    );
    expect(new Set(answers.map((one) => one.join().replace(/^\w+:/, ''))).size).toBe(1);
    const rows = await admin.query(
      `SELECT count(*)::int AS rows, count(DISTINCT batch)::int AS batches FROM disclosure_release WHERE campaign_id = $1 AND k = 10`,
      [campaignId],
    );
    expect(rows.rows).toEqual([{ rows: 4, batches: 1 }]);
  });

  it('sends as many statements for 50 units as for 5', async () => {
    const statementsFor = async (units: number) => {
      const campaignId = newId();
      for (let unit = 0; unit < units; unit += 1) await aUnit(campaignId, { good: 9, poor: 4 });
      let statements = 0;
      const counting = {
        run: (scope: Scope, work: (tx: Tx) => Promise<unknown>) =>
          unitOfWork.run(scope, (tx) => {
            const query = (...given: Parameters<EntityManager['query']>) => {
              statements += 1;
              return tx.manager.query(...given);
            };
            return work({ ...tx, manager: { query } as never });
          }),
      };
      const ledger = new DisclosureLedger(reads);
      await new SummariseCampaign(counting as never, ledger, clock).execute(
        city,
        campaignId,
        'ALL',
      );
      return statements;
    };
    const few = await statementsFor(5);
    expect(few).toBeGreaterThan(0);
    expect(await statementsFor(50)).toBe(few);
  });

  it('has no lines for another bureau, an unknown campaign, or a campaign without results', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 12, poor: 7 });
    const stranger = anActor('campaign-office', { bureauId: newId() });
    expect(await lines(stranger, campaignId)).toEqual([]);
    expect(await lines(office, newId())).toEqual([]);
    const rows = await admin.query(`SELECT 1 FROM disclosure_release WHERE campaign_id = $1`, [
      campaignId,
    ]);
    expect(rows.rows).toEqual([]);
  });

  it('cannot forget a release: not as the application, not as the owner', async () => {
    const campaignId = newId();
    await aUnit(campaignId, { good: 12, poor: 7 });
    await lines(office, campaignId);
    const asApp = (sql: string) =>
      writes.transaction(async (manager) => {
        await manager.query(`SELECT set_config('huiyin.bureau_id', $1, true)`, [bureauId]);
        await manager.query(sql);
      });
    await expect(asApp('DELETE FROM disclosure_release')).rejects.toThrow('permission denied');
    await expect(asApp('UPDATE disclosure_release SET block = NULL')).rejects.toThrow(
      'permission denied',
    );
    await expect(admin.query('DELETE FROM disclosure_release')).rejects.toThrow('stays released');
    await expect(admin.query('UPDATE disclosure_release SET k = 6')).rejects.toThrow(
      'stays released',
    );
  });

  it('keeps no result below its k, whoever writes it', async () => {
    await expect(aUnit(newId(), { good: 2, poor: 2 })).rejects.toThrow(
      'appraisal_result_not_below_k',
    );
  });
});
