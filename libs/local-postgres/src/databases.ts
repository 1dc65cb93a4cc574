import { Client } from 'pg';

export interface RoleSpec {
  readonly name: string;
  readonly password: string;
}

export interface DatabaseSpec {
  readonly name: string;
  readonly owner: string;
  /** Roles that may connect besides the owner. */
  readonly roles: readonly string[];
}

/** Creates missing roles and databases; leaves what is there. No role is a superuser or bypasses row-level security. */
export async function ensureDatabases(
  adminUrl: string,
  roles: readonly RoleSpec[],
  databases: readonly DatabaseSpec[],
): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const role of roles) await ensureRole(admin, role);
    for (const database of databases) await ensureDatabase(admin, database);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: Client, role: RoleSpec): Promise<void> {
  const name = admin.escapeIdentifier(role.name);
  const known = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role.name]);
  const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(
    `${verb} ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${admin.escapeLiteral(role.password)}`,
  );
}

async function ensureDatabase(admin: Client, database: DatabaseSpec): Promise<void> {
  const name = admin.escapeIdentifier(database.name);
  const known = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database.name]);
  if (known.rowCount === 0)
    await admin.query(`CREATE DATABASE ${name} OWNER ${admin.escapeIdentifier(database.owner)}`);
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  for (const role of database.roles)
    await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${admin.escapeIdentifier(role)}`);
}
