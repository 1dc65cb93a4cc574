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
const password = 'for-benchmarks-only';
const openCampaign = `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }`;

async function openedCampaign(url: string, bureauId: string): Promise<string> {
  const office = new Actor({
    kind: 'person',
    personId: newId(),
    bureauId,
    grants: [{ role: 'campaign-office', bureauId }],
  });
  const input = {
    templateKey: '000-mass-line-bureau',
    startsOn: '2026-02-27',
    endsOn: '2026-09-30',
  };
  const signer = new ActorSigner({ campaigns: benchKey });
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [actorHeader]: signer.sign(office, 'campaigns'),
    },
    body: JSON.stringify({ query: openCampaign, variables: { input } }),
  });
  const { data } = (await answer.json()) as { data: { openCampaign: { id: string } } };
  return data.openCampaign.id;
}

/** Seconds from the roster's event in the outbox to the last duty, and how many duties that were. */
async function rosterToDuties(url: string, admin: Client): Promise<[number, number]> {
  const bureauId = newId();
  const campaignId = await openedCampaign(url, bureauId);
  const roster = Array.from({ length: units }, () => ({
    unitId: newId(),
    unitType: 'general-hospital' as const,
    mode: 'full' as const,
    supervisionGroupId: newId(),
  }));
  const event = toCloudEvent(
    CampaignRosterFrozen,
    { campaignId, bureauId, units: roster },
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

/** P18 of quality.md, thin: a roster of the whole city becomes duties, through the campaigns service as it runs. */
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
      const [seconds, duties] = await rosterToDuties(service.url, admin);
      const what = `a frozen roster of ${units} units to ${duties} duties`;
      const note = 'what source 000 asks of a unit; quality.md plans for 120 duties each';
      return [{ id: 'P18', what, unit: 's', ...against(10, seconds), note }];
    } finally {
      await service.stop();
      await admin.end();
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
