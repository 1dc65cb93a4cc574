import { z } from 'zod';
import { readEnv } from './read-env';
import {
  serviceVariables,
  transportIsComplete,
  type TransportSettings,
  transportSettings,
} from './service-env';

export interface ServiceEnvironment {
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: string;
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly actorKey: string;
  readonly transport: TransportSettings;
}

type Source = Readonly<Record<string, string | undefined>>;

const shared = z.object(serviceVariables).superRefine(transportIsComplete);

/** What every subgraph is told from outside. All problems are printed at once, exit 1. */
export function serviceEnvironment(source: Source): ServiceEnvironment {
  const env = readEnv(shared, source);
  return {
    http: { host: env.HOST, port: env.PORT },
    logLevel: env.LOG_LEVEL,
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE },
    actorKey: env.ACTOR_KEY,
    transport: transportSettings(env),
  };
}

/** What a migration run is told: the owner role's URL and nothing else. */
export function migrationUrl(source: Source): string {
  const { MIGRATION_DATABASE_URL } = serviceVariables;
  return readEnv(z.object({ MIGRATION_DATABASE_URL: MIGRATION_DATABASE_URL.unwrap() }), source)
    .MIGRATION_DATABASE_URL;
}
