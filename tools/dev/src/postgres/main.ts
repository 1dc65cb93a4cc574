import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalPostgres } from '@huiyin/local-postgres';
import { createLogger, runProcess } from '@huiyin/observability';
import { postgresEnvironment } from './env';
import { processGone } from './process-gone';

const env = postgresEnvironment();
const logger = createLogger({ service: 'postgres', level: env.LOG_LEVEL });

// PostgreSQL has a keeper of its own: it is restarted like any service, and stopped when the supervisor is killed.
void runProcess(logger, async () => {
  const dataDir = env.POSTGRES_FOLDER;
  const postgres = await startLocalPostgres({
    dataDir,
    port: env.PORT,
    password: env.POSTGRES_PASSWORD,
    durable: true,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  // The package stops PostgreSQL and exits on its own at every signal; when to stop is decided in one place here.
  for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'exit', 'beforeExit'])
    process.removeAllListeners(event);
  const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const gone = processGone(pid);
  let isWanted = true;
  void gone.then(() => {
    if (!isWanted) return;
    logger.fatal('PostgreSQL ended by itself');
    process.exit(1);
  });
  return {
    port: postgres.port,
    stop: () => {
      isWanted = false;
      return Promise.race([postgres.stop(), gone]); // the first never settles when PostgreSQL has ended already
    },
  };
});
