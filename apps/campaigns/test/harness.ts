import { Client } from 'pg';
import { type CampaignRosterFrozen, toCloudEvent, type EventToEmit } from '@huiyin/contracts';
import { runOnce, type RunOutcome, UnitOfWork } from '@huiyin/events';
import { Actor } from '@huiyin/identity';
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
import { compose } from '../src/composition';
import { entities, migrations } from '../src/database';
import { noNotifications, type NotificationSettings } from '../src/notification/ways-out';
import { composeReactions } from '../src/reactions/compose-reactions';
import { composeRecords } from '../src/record/compose-records';

// Other suites share the two cores; jest's own five seconds are for an idle machine.
jest.setTimeout(60_000);

type Roster = ReturnType<typeof CampaignRosterFrozen.of>['payload'];
export type RosterUnit = Roster['units'][number];

export interface Harness {
  readonly database: TestDatabase;
  readonly graph: GraphQLTester;
  readonly clock: FakeClock;
  readonly unitOfWork: UnitOfWork;
  /** SQL of reads so far. */
  readonly statements: string[];
  /** As superuser: to arrange and to look. */
  rows<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Events of one type in the outbox, their data. */
  told(type: string, bureauId: string): Promise<Record<string, unknown>[]>;
  /** Hands an event to the reaction on it, as often at once as wanted. */
  deliver(event: EventToEmit<never>, times?: number): Promise<RunOutcome[]>;
  stop(): Promise<void>;
}

/** The whole campaigns service on a database of its own, spoken to as the gateway would. */
export async function campaignsHarness(
  notifications: NotificationSettings = noNotifications,
): Promise<Harness> {
  const database = await templateDatabase('campaigns', migrations);
  const statements: string[] = [];
  const clock = new FakeClock('2014-02-27T08:00:00Z');
  // Organization and evaluations are other services: their outboxes are played by this database's.
  const own = database.urlAs('events_reader');
  const app = await compose(
    {
      http: { host: '127.0.0.1', port: 0 },
      logLevel: 'silent',
      database: { url: database.url, poolSize: 8 },
      actorKey: testActorKey,
      notifications,
      transport: { kind: 'embedded', sources: { organization: own, evaluations: own } },
    },
    silentLogger,
    // Jobs that run beside the requests are nobody's statements.
    { clock, onStatement: (sql) => /notification|reminder/.test(sql) || statements.push(sql) },
  );
  const { url } = await app.start();
  const dataSource = createDataSource({
    url: database.url,
    entities,
    migrations,
    applicationName: 'test',
  });
  await dataSource.initialize();
  const unitOfWork = new UnitOfWork({ dataSource, clock });
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const rows: Harness['rows'] = async (sql, params = []) =>
    (await admin.query(sql, [...params])).rows;
  const records = composeRecords({ unitOfWork, clock, reads: null } as never);
  const reactions = composeReactions(clock, records);
  return {
    ...{ database, clock, unitOfWork, statements, rows },
    graph: new GraphQLTester(url, 'campaigns', clock),
    told: async (type, bureauId) =>
      (
        await rows<{ data: Record<string, unknown> }>(
          `SELECT event->'data' AS data FROM events.outbox_message
           WHERE event->>'type' LIKE $1 AND event->>'bureauid' = $2 ORDER BY seq`,
          [`campaigns.${type}.v%`, bureauId],
        )
      ).map(({ data }) => data),
    deliver: ({ contract, payload }, times = 1) => {
      const event = toCloudEvent(contract, payload, { id: newId(), time: clock.now() });
      const reaction = reactions.find(({ on }) => on.type === event.type);
      return Promise.all(
        Array.from({ length: times }, () => runOnce(unitOfWork, reaction as never, event)),
      );
    },
    stop: async () => {
      await app.stop();
      await dataSource.destroy();
      await admin.end();
      await database.drop();
    },
  };
}

/** Somebody of the city level: no bureau, no units. */
export function aCityOfficial(): Actor {
  return new Actor({ kind: 'person', personId: newId(), grants: [{ role: 'city-office' }] });
}
