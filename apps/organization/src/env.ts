import { z } from 'zod';
import { readEnv, serviceVariables } from '@huiyin/config';
import {
  migrationUrl as readMigrationUrl,
  type ServiceEnvironment,
  serviceEnvironment,
} from '@huiyin/config';

export type Environment = ServiceEnvironment;

/** The only file that sees process.env. */
export const environment = (): Environment => serviceEnvironment(process.env);

export const migrationUrl = (): string => readMigrationUrl(process.env);

const { DATABASE_URL } = serviceVariables;

/** What the demo's first accounts need: the application role's URL and nothing else. */
export const databaseUrl = (): string =>
  readEnv(z.object({ DATABASE_URL }), process.env).DATABASE_URL;
