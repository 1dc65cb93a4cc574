import {
  migrationUrl as readMigrationUrl,
  type ServiceEnvironment,
  serviceEnvironment,
} from '@huiyin/config';

export type Environment = ServiceEnvironment;

/** The only file that sees process.env. */
export const environment = (): Environment => serviceEnvironment(process.env);

export const migrationUrl = (): string => readMigrationUrl(process.env);
