import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allRoles } from '../../local-postgres/src/service-databases';
import { ensureDatabases } from '../../local-postgres/src/databases';
import { startLocalPostgres } from '../../local-postgres/src/local-postgres';
import { rememberCluster } from './env';

const password = 'for-tests-only';

/** One PostgreSQL for the whole run; each suite clones its own database in it. (No aliases here: jest does not map them.) */
export default async function globalSetup(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiyin-test-pg-'));
  const cluster = await startLocalPostgres({ dataDir, password, durable: false });
  await ensureDatabases(
    cluster.url('postgres'),
    allRoles(() => password),
    [],
  );
  rememberCluster({ port: cluster.port, password });
  Object.assign(globalThis, { huiyinTestCluster: { cluster, dataDir } });
}
