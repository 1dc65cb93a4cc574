import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { Actor, type Role } from '@huiyin/identity';
import { silentLogger } from '@huiyin/observability';
import {
  anActor,
  GraphQLTester,
  templateDatabase,
  type TestDatabase,
  testActorKey,
} from '@huiyin/testing';
import { compose } from '../src/composition';
import { migrations } from '../src/database';

// Other suites share the two cores; jest's own five seconds are for an idle machine.
jest.setTimeout(30_000);

export interface ABureau {
  readonly bureauId: string;
  /** The bureau organ (局机关). */
  readonly organId: string;
  readonly office: Actor;
}

export interface Harness {
  readonly database: TestDatabase;
  readonly graph: GraphQLTester;
  /** Of the service, without a path. */
  readonly origin: string;
  /** SQL of reads since the last look. */
  readonly statements: string[];
  /** As superuser: to arrange and to look. */
  rows<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  aBureau(name: string): Promise<ABureau>;
  stop(): Promise<void>;
}

/** The whole organization service on a database of its own, spoken to as the gateway would. */
export async function organizationHarness(): Promise<Harness> {
  const database = await templateDatabase('organization', migrations);
  const statements: string[] = [];
  const app = await compose(
    {
      http: { host: '127.0.0.1', port: 0 },
      logLevel: 'silent',
      database: { url: database.url, poolSize: 4 },
      actorKey: testActorKey,
      transport: {
        kind: 'embedded',
        sources: {
          organization: database.urlAs('events_reader'),
          // Campaigns is another service: its outbox is played by this database's, whose events have another type.
          campaigns: database.urlAs('events_reader'),
        },
      },
    },
    silentLogger,
    { onStatement: (sql) => statements.push(sql) },
  );
  const { url } = await app.start();
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const rows: Harness['rows'] = async (sql, params = []) =>
    (await admin.query(sql, [...params])).rows;
  return {
    database,
    graph: new GraphQLTester(url, 'organization'),
    origin: new URL(url).origin,
    statements,
    rows,
    aBureau: (name) => aBureau(rows, name),
    stop: async () => {
      await app.stop();
      await admin.end();
      await database.drop();
    },
  };
}

async function aBureau(rows: Harness['rows'], name: string): Promise<ABureau> {
  const [bureauId, organId, cityId] = [newId(), newId(), newId()];
  await rows(`INSERT INTO city (id, name) VALUES ($1, $2)`, [cityId, `${name}之市`]);
  await rows(
    `INSERT INTO bureau (id, bureau_id, city_id, name, area_code, time_zone) VALUES ($1, $1, $2, $3, '0570', 'Asia/Shanghai')`,
    [bureauId, cityId, name],
  );
  await aUnitRow(rows, { bureauId, name: '局机关', unitType: 'bureau-organ', unitId: organId });
  return { bureauId, organId, office: anActor('campaign-office', { bureauId }) };
}

/** A unit since 2000, written past the graph. */
export async function aUnitRow(
  rows: Harness['rows'],
  unit: { bureauId: string; unitId?: string; name?: string; unitType?: string; kind?: string },
): Promise<string> {
  const { bureauId, unitId = newId(), unitType = 'other', kind = 'unit' } = unit;
  await rows(`INSERT INTO unit (id, bureau_id, kind) VALUES ($1, $2, $3)`, [
    unitId,
    bureauId,
    kind,
  ]);
  await rows(
    `INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, valid_from)
     VALUES ($1, $2, $3, $4, $5, $5, $6, '2000-01-01')`,
    [newId(), bureauId, unitId, kind, unit.name ?? `单位${unitId}`, unitType],
  );
  return unitId;
}

/** Somebody of the city level: no bureau, no units. */
export function aCityOfficial(personId = newId()): Actor {
  return new Actor({ kind: 'person', personId, grants: [{ role: 'city-office' as Role }] });
}
