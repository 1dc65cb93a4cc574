import {
  DataSource,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';

export interface DataSourceOptions {
  readonly url: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly poolSize?: number;
  readonly applicationName: string;
}

/** `synchronize` is off everywhere, tests included: the schema has one author, the migrations. */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: [...options.entities] as never,
    migrations: [...options.migrations],
    migrationsTableName: 'schema_migration',
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    extra: { connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, keepAlive: true },
  });
}

/** Applies what is missing, each migration in its own transaction, as the owner role. Returns the names applied. */
export async function runMigrations(
  options: Omit<DataSourceOptions, 'entities'>,
): Promise<string[]> {
  const dataSource = createDataSource({ ...options, entities: [], poolSize: 2 });
  await dataSource.initialize();
  try {
    // Two copies starting at once must not both migrate.
    const lock = dataSource.createQueryRunner();
    await lock.query('SELECT pg_advisory_lock(7316001)');
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return applied.map(({ name }) => name);
    } finally {
      await lock.query('SELECT pg_advisory_unlock(7316001)');
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/**
 * What TypeORM would change if it could: empty when entities and migrations agree (house rule "zero drift").
 * Constraints and indexes are the database's own guards and stand in the migrations only; that TypeORM, not knowing
 * them, would drop them is no drift.
 */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries
    .map(({ query }) => query)
    .filter((query) => !/ DROP CONSTRAINT |^DROP INDEX /.test(query));
}
