export {
  createDataSource,
  type DataSourceOptions,
  runMigrations,
  schemaDrift,
} from './data-source';
export { isOutage, sqlState } from './outage';
export { databaseRefusal, DatabaseUnavailable, TextNotStorable } from './persistence.errors';
export { noTenant, type Scope, scopeSetting } from './scope';
export { ScopedReads, type ScopedReadsOptions } from './scoped-reads';
export { grantTables, tenantPolicy } from './tenant-policy';
export { migrate } from './migrate';
