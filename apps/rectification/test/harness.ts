import { Pool } from 'pg';
import {
  type CloudEvent,
  type EventToEmit,
  type TenantPayload,
  toCloudEvent,
} from '@huiyin/contracts';
import { type Reaction, runOnce, UnitOfWork } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { createDataSource } from '@huiyin/persistence';
import {
  FakeClock,
  GraphQLTester,
  templateDatabase,
  type TestDatabase,
  testActorKey,
} from '@huiyin/testing';
import { compose, type ComposeOptions } from '../src/composition';
import { entities, migrations } from '../src/database';
import { RaiseProblemWhenOpinionAccepted } from '../src/reactions/raise-problem-when-opinion-accepted';
import {
  RaiseProblemsWhenAppraisalPublished,
  RaiseProblemsWhenAppraisalPublishedV1,
} from '../src/reactions/raise-problems-when-appraisal-published';
import {
  RecordRemeasurementWhenAppraisalPublished,
  RecordRemeasurementWhenAppraisalPublishedV1,
} from '../src/reactions/record-remeasurement-when-appraisal-published';

export interface Harness {
  readonly database: TestDatabase;
  readonly graph: GraphQLTester;
  readonly clock: FakeClock;
  readonly statements: string[];
  readonly unitOfWork: UnitOfWork;
  /** As the superuser: for looking, never through code under test. */
  rows<T>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Hands an event to every reaction on it, as the consumer does. */
  deliver<P extends TenantPayload>(event: EventToEmit<P>): Promise<void>;
  deliverRaw(event: CloudEvent): Promise<void>;
  /** What this service published so far, in order. */
  outbox(type?: string): Promise<CloudEvent<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

/** The whole rectification service on a database of its own, spoken to as the gateway and the stream would. */
export async function rectificationHarness(
  options: Omit<ComposeOptions, 'clock' | 'onStatement'> = {},
): Promise<Harness> {
  const database = await templateDatabase('rectification', migrations);
  const clock = new FakeClock();
  const statements: string[] = [];
  const app = await compose(environmentOf(database), silentLogger, {
    ...options,
    clock,
    onStatement: (sql) => statements.push(sql),
  });
  const { url } = await app.start();
  const dataSource = createDataSource({
    url: database.url,
    entities,
    migrations,
    applicationName: 'test-reactions',
  });
  await dataSource.initialize();
  const unitOfWork = new UnitOfWork({ dataSource, clock });
  const reactions = reactionsOf(clock);
  const admin = new Pool({ connectionString: database.adminUrl, max: 4 });
  const rows = async <T>(sql: string, params: unknown[] = []) =>
    (await admin.query(sql, params)).rows as T[];
  const deliverRaw = async (event: CloudEvent) => {
    for (const reaction of reactions.filter(({ on }) => on.type === event.type))
      await runOnce(unitOfWork, reaction, event);
  };
  return {
    database,
    graph: new GraphQLTester(url, 'rectification', clock),
    clock,
    statements,
    unitOfWork,
    rows,
    deliverRaw,
    deliver: (event) => deliverRaw(toCloudEvent(event.contract, event.payload, idAndTime(clock))),
    outbox: async (type) => {
      const all = await rows<{ event: CloudEvent<Record<string, unknown>> }>(
        'SELECT event FROM events.outbox_message ORDER BY seq',
      );
      return all.map(({ event }) => event).filter((event) => !type || event.type === type);
    },
    stop: async () => {
      await app.stop();
      await dataSource.destroy();
      await admin.end();
      await database.drop();
    },
  };
}

export function idAndTime(clock: FakeClock): { id: string; time: Date } {
  return { id: newId(), time: clock.now() };
}

function environmentOf(database: TestDatabase) {
  return {
    http: { host: '127.0.0.1', port: 0 },
    logLevel: 'silent',
    database: { url: database.url, poolSize: 6 },
    actorKey: testActorKey,
    transport: {
      kind: 'embedded',
      sources: { evaluations: database.urlAs('events_reader') },
    },
  } as const;
}

function reactionsOf(clock: FakeClock): Reaction[] {
  return [
    new RaiseProblemsWhenAppraisalPublished(),
    new RaiseProblemsWhenAppraisalPublishedV1(),
    new RaiseProblemWhenOpinionAccepted(),
    new RecordRemeasurementWhenAppraisalPublished(clock),
    new RecordRemeasurementWhenAppraisalPublishedV1(
      new RecordRemeasurementWhenAppraisalPublished(clock),
    ),
  ] as unknown as Reaction[];
}
