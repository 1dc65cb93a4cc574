import { Client, type QueryResultRow } from 'pg';
import {
  CampaignRosterFrozen,
  type EventToEmit,
  MeetingHeld,
  toCloudEvent,
} from '@huiyin/contracts';
import { type BallotBox, composeBallotBox } from '@huiyin/ballot-box';
import { type Clock, newId, systemClock } from '@huiyin/kernel';
import { type Logger, silentLogger } from '@huiyin/observability';
import {
  eventually,
  GraphQLTester,
  templateDatabase,
  type TestDatabase,
  testActorKey,
} from '@huiyin/testing';
import { compose } from '../src/composition';
import { migrations } from '../src/database';
import type { Environment } from '../src/env';

export interface Harness {
  readonly database: TestDatabase;
  readonly environment: Environment;
  readonly graph: GraphQLTester;
  readonly origin: string;
  /** The other process, here in this one: under its own role, with its own connections. */
  readonly box: BallotBox;
  /** SQL statements the read side sent since the last call. */
  statements(): string[];
  /** As the superuser: for arranging and looking. */
  sql<T extends QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  sqlAs<T extends QueryResultRow>(
    role: string,
    text: string,
    values?: unknown[],
    bureauId?: string,
  ): Promise<T[]>;
  /** Publishes an event as another service would, and waits until a reaction has taken it. */
  publish(event: EventToEmit): Promise<void>;
  stop(): Promise<void>;
}

export const keyBits = 2048; // these tests are about protocols, not about factoring

/** The whole evaluations service on a database of its own, spoken to as the gateway would. */
export async function evaluationsHarness({
  clock = systemClock,
  logger = silentLogger,
}: { clock?: Clock; logger?: Logger } = {}): Promise<Harness> {
  const database = await templateDatabase('evaluations', migrations);
  // The outbox it writes is also the one it listens to: other services' events are put there by hand.
  const outbox = database.urlAs('events_reader');
  const environment: Environment = {
    http: { host: '127.0.0.1', port: 0 },
    logLevel: 'silent',
    database: { url: database.url, poolSize: 8 },
    actorKey: testActorKey,
    transport: { kind: 'embedded', sources: { campaigns: outbox, organization: outbox } },
    ballot: {
      custodyUrl: database.urlAs('evaluations_custody'),
      masterKey: Buffer.alloc(32, 7),
      keyBits,
    },
  };
  let statements: string[] = [];
  const app = await compose(environment, logger, {
    onStatement: (sql) => statements.push(sql),
    clock,
  });
  const box = composeBallotBox({
    databaseUrl: database.urlAs('evaluations_box'),
    poolSize: 8,
    boxKey: Buffer.alloc(32, 9),
    logger,
  });
  box.start();
  const { url } = await app.start();
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const sql = async <T extends QueryResultRow>(text: string, values: unknown[] = []) =>
    (await admin.query<T>(text, values)).rows;
  return {
    database,
    environment,
    graph: new GraphQLTester(url, 'evaluations', clock),
    origin: new URL(url).origin,
    box,
    statements: () => {
      const seen = statements;
      statements = [];
      return seen;
    },
    sql,
    sqlAs: (role, text, values, bureauId) => sqlAs(database.urlAs(role), text, values, bureauId),
    publish: async ({ contract, payload }) => {
      const event = toCloudEvent(contract, payload, {
        id: newId(),
        time: new Date('2026-03-01T08:00:00Z'),
      });
      await sql(
        'INSERT INTO events.outbox_message (id, topic, partition_key, event) VALUES ($1, $2, $3, $4)',
        [...[event.id, 'test', event.partitionkey, event]],
      );
      await eventually(async () =>
        expect(
          await sql('SELECT 1 FROM events.inbox_message WHERE event_id = $1', [event.id]),
        ).toHaveLength(1),
      );
    },
    stop: async () => {
      await admin.end();
      await app.stop();
      await box.stop();
      await database.drop();
    },
  };
}

async function sqlAs<T extends QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
  bureauId = '',
): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [bureauId]);
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export interface Place {
  readonly bureauId: string;
  readonly campaignId: string;
  readonly unitId: string;
}

export const aPlace = (): Place => ({ bureauId: newId(), campaignId: newId(), unitId: newId() });

export const persons = (count: number): string[] => Array.from({ length: count }, newId);

/** The mobilization meeting of the place, attended by these people. Returns its id. */
export async function aMeeting(
  harness: Harness,
  place: Place,
  attendeePersonIds: string[],
): Promise<string> {
  const meetingId = newId();
  await harness.publish(
    MeetingHeld.of({
      meetingId,
      ...place,
      kind: 'mobilization',
      heldOn: '2026-03-01',
      attendeePersonIds,
    }) as never,
  );
  return meetingId;
}

export async function aFrozenRoster(
  harness: Harness,
  { bureauId, campaignId, unitId }: Place,
): Promise<void> {
  const unit = {
    unitId,
    unitType: 'general-hospital',
    mode: 'full' as const,
    supervisionGroupId: null,
  };
  await harness.publish(CampaignRosterFrozen.of({ campaignId, bureauId, units: [unit] }) as never);
}
