export {
  createDataSource,
  type DataSourceOptions,
  runMigrations,
  schemaDrift,
} from './data-source';
export { noTenant, type Scope, scopeSetting } from './scope';
export { ScopedReads, type ScopedReadsOptions } from './scoped-reads';
export { grantTables, tenantPolicy } from './tenant-policy';
