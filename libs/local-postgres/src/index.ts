export { type DatabaseSpec, ensureDatabases, type RoleSpec } from './databases';
export { discreetLogging } from './discreet-logging';
export {
  clusterVersion,
  freePort,
  type LocalPostgres,
  LocalPostgresFailed,
  type LocalPostgresOptions,
  startLocalPostgres,
} from './local-postgres';
export {
  allRoles,
  appRoleOf,
  eventsReader,
  ownerOf,
  rolesOfService,
  serviceDatabase,
  type ServiceName,
  services,
} from './service-databases';
