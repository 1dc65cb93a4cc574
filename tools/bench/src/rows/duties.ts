import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { CampaignRosterFrozen, toCloudEvent } from '@huiyin/contracts';
import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { newId, workspaceRoot } from '@huiyin/kernel';
import {
  allRoles,
  appRoleOf,
  ensureDatabases,
  ownerOf,
  serviceDatabase,
  startLocalPostgres,
} from '@huiyin/local-postgres';
import { fillOutbox } from '../events-bed';
import { against, type Benchmark, type Row } from '../measure';
import { serverProcess } from '../server-process';
import { benchKey } from '../servers/bench-key';
import { surroundings } from '../servers/env';

const units = 1_800;
const dutiesOfUnit = 120;
const factsAtRest = 300;
const password = 'for-benchmarks-only';
const openCampaign = `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }`;
const recordFact = `mutation ($input: RecordFactInput!) { recordFact(input: $input) { id } }`;

/** One bureau with its office, as the campaigns service meets it. */
class Bureau {
  readonly id = newId();
  private readonly signer = new ActorSigner({ campaigns: benchKey });
  private readonly office = new Actor({
    kind: 'person',
    personId: newId(),
    bureauId: this.id,
    grants: [{ role: 'campaign-office', bureauId: this.id }],
  });

  constructor(private readonly url: string) {}

  async ask<T>(query: string, input: object): Promise<T> {
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [actorHeader]: this.signer.sign(this.office, 'campaigns'),
      },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(`cannot happen: ${JSON.stringify(errors).slice(0, 300)}`);
    return data;
  }
}

async function openedCampaign(bureau: Bureau): Promise<string> {
  const { openCampaign: opened } = await bureau.ask<{ openCampaign: { id: string } }>(
    openCampaign,
    { templateKey: '000-mass-line-bureau', startsOn: '2026-02-27', endsOn: '2026-09-30' },
  );
  return opened.id;
}

interface Rule {
  readonly key: string;
  readonly owedBy: { readonly each: string };
  readonly appliesTo: { readonly unitTypes?: string[]; readonly exceptUnitTypes?: string[] };
}

/** The rules of source 000 for a hospital, told again under other keys until it owes as much as quality.md plans for. */
async function widen(admin: Client, campaignId: string): Promise<void> {
  const { rows } = await admin.query<{ definition: { duties: Rule[] } }>(
    'SELECT definition FROM campaign_revision WHERE campaign_id = $1',
    [campaignId],
  );
  const definition = rows[0]?.definition ?? { duties: [] };
  const ofHospital = definition.duties.filter(
    ({ owedBy, appliesTo }) =>
      owedBy.each === 'unit' &&
      (appliesTo.unitTypes?.includes('general-hospital') ?? true) &&
      !appliesTo.exceptUnitTypes?.includes('general-hospital'),
  );
  const more = Array.from({ length: dutiesOfUnit - ofHospital.length }, (_, at) => {
    const rule = ofHospital[at % ofHospital.length] as Rule;
    return { from: rule.key, rule: { ...rule, key: `again-${at}` } };
  });
  const duties = [...definition.duties, ...more.map(({ rule }) => rule)];
  const wider = JSON.stringify({ ...definition, duties });
  for (const table of ['campaign_revision', 'campaign'])
    await admin.query(
      `UPDATE ${table} SET definition = $2 WHERE ${table === 'campaign' ? 'id' : 'campaign_id'} = $1`,
      [campaignId, wider],
    );
  await admin.query(
    `INSERT INTO duty_rule SELECT (jsonb_populate_record(r, jsonb_build_object('key', m.key))).*
     FROM jsonb_to_recordset($2::jsonb) AS m("from" text, key text)
       JOIN duty_rule r ON r.campaign_id = $1 AND r.key = m."from"`,
    [campaignId, JSON.stringify(more.map(({ from, rule: { key } }) => ({ from, key })))],
  );
}

/** Seconds from the roster's event in the outbox to the last duty, and how many duties that were. */
async function rosterToDuties(
  bureau: Bureau,
  campaignId: string,
  unitIds: readonly string[],
  admin: Client,
): Promise<[number, number]> {
  const roster = unitIds.map((unitId) => ({
    ...{ unitId, unitType: 'general-hospital' as const, mode: 'full' as const },
    supervisionGroupId: newId(),
  }));
  const event = toCloudEvent(
    CampaignRosterFrozen,
    { campaignId, bureauId: bureau.id, units: roster },
    { id: newId(), time: new Date() },
  );
  const started = performance.now();
  await fillOutbox(admin, 'events.outbox_message', [event], 'huiyin.organization');
  for (;;) {
    const { rows } = await admin.query<{ duties: number }>(
      'SELECT count(*)::int AS duties FROM duty WHERE campaign_id = $1',
      [campaignId],
    );
    if (rows[0]?.duties) return [(performance.now() - started) / 1_000, rows[0].duties];
    if (performance.now() - started > 120_000) throw new Error('cannot happen: no duties in 2 min');
    await sleep(20);
  }
}

/** Milliseconds within which 95 of 100 facts were kept and every duty they touch was judged anew. */
async function factToVerdicts(
  bureau: Bureau,
  campaignId: string,
  unitIds: readonly string[],
): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < factsAtRest + 50; at += 1) {
    const input = {
      ...{ campaignId, unitId: unitIds[(at * 37) % unitIds.length], kind: 'study-session' },
      ...{ happenedOn: '2026-03-03', clientKey: newId() },
      fields: [
        { field: 'form', code: 'topical' },
        { field: 'half-days', number: 2 },
        { field: 'topics', codes: ['theory-system'] },
      ],
    };
    const started = performance.now();
    await bureau.ask(recordFact, input);
    if (at >= 50) times.push(performance.now() - started); // the first ones warm it up
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** P18 of quality.md: a roster of the whole city becomes duties, and a fact verdicts, through the service as it runs. */
export const dutiesBenchmark: Benchmark = {
  ids: ['P18'],
  async run(): Promise<Row[]> {
    const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-bench-duties-'));
    const cluster = await startLocalPostgres({ dataDir, password, durable: true });
    const database = serviceDatabase('campaigns');
    const roles = allRoles(() => password);
    await ensureDatabases(cluster.url('postgres'), roles, [database]);
    const urlAs = (name: string) => cluster.url(database.name, { name, password });
    spawnSync(process.execPath, [join(workspaceRoot(), 'dist/apps/campaigns/src/migrate.js')], {
      env: { ...surroundings(), MIGRATION_DATABASE_URL: urlAs(ownerOf('campaigns')) },
      stdio: 'ignore',
    });
    const service = await serverProcess('apps/campaigns/src/main.js', {
      env: {
        LOG_LEVEL: 'error',
        DATABASE_URL: urlAs(appRoleOf('campaigns')),
        ACTOR_KEY: benchKey,
        // Its own outbox plays organization's.
        EVENT_SOURCES: `organization=${urlAs('events_reader')};evaluations=${urlAs('events_reader')}`,
      },
    });
    const admin = new Client({ connectionString: cluster.url(database.name) });
    await admin.connect();
    try {
      const bureau = new Bureau(service.url);
      const campaignId = await openedCampaign(bureau);
      await widen(admin, campaignId);
      const unitIds = Array.from({ length: units }, () => newId());
      const [seconds, duties] = await rosterToDuties(bureau, campaignId, unitIds, admin);
      const what = `a frozen roster of ${units} units to ${duties} duties, judged and written`;
      const note = 'rules of source 000, told again up to 120 for each unit';
      const fact = await factToVerdicts(bureau, campaignId, unitIds);
      const oneFact = 'a recorded fact, with every duty it touches judged anew (p95)';
      return [
        { id: 'P18', what, unit: 's', ...against(10, seconds), note },
        { id: 'P18', what: oneFact, unit: 'ms', ...against(50, fact) },
      ];
    } finally {
      await service.stop();
      await admin.end();
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
