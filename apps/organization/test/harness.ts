import { silentLogger } from '@huiyin/observability';
import { GraphQLTester, templateDatabase, type TestDatabase, testActorKey } from '@huiyin/testing';
import { compose } from '../src/composition';
import { migrations } from '../src/database';

export interface Harness {
  readonly database: TestDatabase;
  readonly graph: GraphQLTester;
  stop(): Promise<void>;
}

/** The whole organization service on a database of its own, spoken to as the gateway would. */
export async function organizationHarness(): Promise<Harness> {
  const database = await templateDatabase('organization', migrations);
  const app = await compose(
    {
      http: { host: '127.0.0.1', port: 0 },
      logLevel: 'silent',
      database: { url: database.url, poolSize: 4 },
      actorKey: testActorKey,
      transport: { kind: 'embedded', sources: { organization: database.urlAs('events_reader') } },
    },
    silentLogger,
  );
  const { url } = await app.start();
  return {
    database,
    graph: new GraphQLTester(url, 'organization'),
    stop: async () => {
      await app.stop();
      await database.drop();
    },
  };
}
