import { scopeSetting } from './scope';

const scope = `(SELECT NULLIF(current_setting('${scopeSetting}', true), '')::uuid)`;

/** Row-level security for a table with a `bureau_id`: a forgotten WHERE shows nothing, a foreign INSERT is refused. */
export function tenantPolicy(table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table.replace(/\W/g, '_')}_tenant ON ${table}
      USING (bureau_id = ${scope}) WITH CHECK (bureau_id = ${scope});`;
}

/** What an application role may do with the tables of a schema: never DDL, never TRUNCATE. */
export function grantTables(schema: string, role: string): string {
  return `
    GRANT USAGE ON SCHEMA ${schema} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE ON SEQUENCES TO ${role};`;
}
