import type { MigrationInterface } from 'typeorm';
import { createLogger } from '@huiyin/observability';
import { runMigrations } from './data-source';

/** `migrate.ts` of a service: a job before rollout, as the owner role, never at boot. Stands here, so that the job loads no more than it needs. */
export async function migrate(
  name: string,
  url: string,
  migrations: readonly (new () => MigrationInterface)[],
): Promise<void> {
  const logger = createLogger({ service: `${name}-migrate` });
  try {
    const applied = await runMigrations({ url, migrations, applicationName: `${name}-migrate` });
    logger.info({ applied }, 'migrated');
  } catch (error) {
    logger.fatal({ err: error }, 'migration failed');
    process.exitCode = 1;
  }
}
