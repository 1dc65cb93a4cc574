import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type CloudEvent, LedgerItemMoved, toCloudEvent } from '@huiyin/contracts';
import { createEventTables, type OutgoingEvent } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import {
  allRoles,
  appRoleOf,
  ensureDatabases,
  ownerOf,
  serviceDatabase,
  startLocalPostgres,
} from '@huiyin/local-postgres';
import { grantTables, runMigrations, tenantPolicy } from '@huiyin/persistence';
import { alternate } from './measure';

/** One line of the report. `ours` and `contender` are events per second in the same run, medians of three rounds. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly contender: number;
  /** ours ÷ contender */
  readonly ratio: number;
}

/** A throw-away, durable PostgreSQL with the tables the two contenders need. */
export interface EventsBed {
  readonly url: string;
  readonly admin: Client;
  close(): Promise<void>;
}

const password = 'for-benchmarks-only';

class CreateBed1760000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${createEventTables('rectification_app')}
      CREATE TABLE bare_outbox (
        id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY, topic text NOT NULL,
        partition_key text NOT NULL, event jsonb NOT NULL, published_at timestamptz NULL);
      CREATE INDEX bare_outbox_unpublished ON bare_outbox (seq) WHERE published_at IS NULL;
      CREATE TABLE item_view (
        id uuid PRIMARY KEY, bureau_id uuid NOT NULL, state text NOT NULL, moves integer NOT NULL);
      ${tenantPolicy('item_view')} ${grantTables('public', 'rectification_app')}`);
  }
  async down(): Promise<void> {}
}

export async function openBed(): Promise<EventsBed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiyin-bench-events-'));
  const cluster = await startLocalPostgres({ dataDir, password, durable: true });
  const database = serviceDatabase('rectification');
  await ensureDatabases(
    cluster.url('postgres'),
    allRoles(() => password),
    [database],
  );
  const urlAs = (name: string) => cluster.url(database.name, { name, password });
  await runMigrations({
    url: urlAs(ownerOf('rectification')),
    migrations: [CreateBed1760000000003],
    applicationName: 'bench',
  });
  const admin = new Client({ connectionString: cluster.url(database.name) });
  await admin.connect();
  return {
    url: urlAs(appRoleOf('rectification')),
    admin,
    close: async () => {
      await admin.end();
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** `count` moves of `items` ledger items in `bureaus` bureaus, interleaved as a city would send them. */
export function someEvents(count: number, { items = 500, bureaus = 5 } = {}): CloudEvent[] {
  const bureauIds = Array.from({ length: bureaus }, newId);
  const itemIds = Array.from({ length: items }, newId);
  const fixed = { problemId: newId(), campaignId: newId(), unitId: newId() };
  return Array.from({ length: count }, (_, index) =>
    toCloudEvent(
      LedgerItemMoved,
      {
        ...fixed,
        ledgerItemId: itemIds[index % items] as string,
        bureauId: bureauIds[(index % items) % bureaus] as string,
        from: 'REGISTERED',
        to: 'UNDERTAKEN',
        occurredAt: '2026-03-01T08:00:00.000Z',
        rebounds: 0,
      },
      { id: newId(), time: new Date('2026-03-01T08:00:00Z') },
    ),
  );
}

export async function fillOutbox(
  admin: Client,
  table: string,
  events: readonly CloudEvent[],
  topic = 'huiyin.rectification',
): Promise<void> {
  await admin.query(
    `INSERT INTO ${table} (id, topic, partition_key, event)
     SELECT (event->>'id')::uuid, $2, event->>'partitionkey', event
     FROM jsonb_array_elements($1::jsonb) AS event`,
    [JSON.stringify(events), topic],
  );
  await admin.query(`VACUUM ANALYZE ${table}`);
}

/** A transport that does what every one must, write the messages down as text, and no more. */
export class NullTransport {
  readonly sent: string[] = [];
  bytes = 0;

  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    for (const { event } of events) {
      this.bytes += JSON.stringify(event).length;
      this.sent.push(event.id);
    }
  }

  published = () => Promise.resolve();
  deadLetter = () => Promise.resolve();
  check = () => Promise.resolve();
  close = () => Promise.resolve();
  subscribe = () => Promise.resolve({ stop: () => Promise.resolve() });
}

export type Contender = () => Promise<number>;

/** A B A B A B; each contender says its events per second. */
export async function measured(
  name: string,
  ours: Contender,
  contender: Contender,
): Promise<Measurement> {
  const figures = await alternate(ours, contender);
  return {
    name,
    ours: Math.round(figures.ours),
    contender: Math.round(figures.contender),
    ratio: Math.round(figures.ratio * 100) / 100,
  };
}

/** Events per second of `work`, which handles `count` of them. */
export async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - started);
}
