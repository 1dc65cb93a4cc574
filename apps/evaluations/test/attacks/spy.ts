import type { QueryResultRow } from 'pg';

export type Sql = <T extends QueryResultRow>(text: string, values?: unknown[]) => Promise<T[]>;

/** One row as the superuser sees it, with what PostgreSQL itself notes of it. */
export interface SeenRow {
  readonly table: string;
  readonly ctid: string;
  readonly xmin: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** Bytes of a file of the database's server, dead rows included. */
export interface SeenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`;

/** An administrator of the database who takes a dump whenever somebody has voted. */
export class Spy {
  private readonly known = new Set<string>();
  private walFrom = '0/0';

  constructor(private readonly sql: Sql) {}

  /** From here on. */
  async begin(): Promise<void> {
    await this.newRows();
    const [row] = await this.sql<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn');
    this.walFrom = row?.lsn ?? this.walFrom;
  }

  /** Every row of every table of every schema. */
  async dump(): Promise<SeenRow[]> {
    const rows: SeenRow[] = [];
    for (const table of await this.tables())
      rows.push(
        ...(await this.sql<SeenRow & QueryResultRow>(
          `SELECT '${table}' AS "table", t.ctid::text, t.xmin::text, to_jsonb(t) AS columns FROM ${table} t ORDER BY t.ctid`,
        )),
      );
    return rows;
  }

  /** Row versions that were not there the last time. */
  async newRows(): Promise<SeenRow[]> {
    const heads = (await this.tables()).map(
      (table) => `SELECT '${table}' AS "table", ctid::text, xmin::text FROM ${table}`,
    );
    const all = await this.sql<SeenRow & QueryResultRow>(heads.join(' UNION ALL '));
    const fresh = all.filter(({ table, ctid, xmin }) => !this.known.has(`${table}${ctid}${xmin}`));
    for (const { table, ctid, xmin } of fresh) this.known.add(`${table}${ctid}${xmin}`);
    const places = new Map<string, string[]>();
    for (const { table, ctid } of fresh)
      places.set(table, [...(places.get(table) ?? []), `'${ctid}'`]);
    const rows: SeenRow[] = [];
    for (const [table, ctids] of places)
      rows.push(
        ...(await this.sql<SeenRow & QueryResultRow>(
          `SELECT '${table}' AS "table", t.ctid::text, t.xmin::text, to_jsonb(t) AS columns FROM ${table} t
           WHERE t.ctid = ANY (ARRAY[${ctids.join()}]::tid[])`,
        )),
      );
    return rows;
  }

  /** What the server shows of those who are connected. */
  async activity(): Promise<string> {
    const rows = await this.sql(
      `SELECT application_name, query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return JSON.stringify(rows);
  }

  /** The files of all tables, their out-of-line parts and their indexes: with what was deleted or replaced, until it is overwritten. */
  async files(): Promise<SeenFile[]> {
    await this.sql('CHECKPOINT');
    return this.sql<SeenFile & QueryResultRow>(
      `WITH mine AS (SELECT c.oid, n.nspname || '.' || c.relname AS name, c.reltoastrelid FROM pg_class c
           JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind IN ('r', 'i'))
       SELECT name, pg_read_binary_file(pg_relation_filepath(oid)) AS bytes FROM mine
       UNION ALL
       SELECT name || ' out of line', pg_read_binary_file(pg_relation_filepath(reltoastrelid)) FROM mine WHERE reltoastrelid <> 0`,
    );
  }

  /** The write-ahead log since {@link begin}. */
  async wal(): Promise<SeenFile> {
    await this.sql('CHECKPOINT');
    const segments = await this.sql<{ name: string }>(
      `SELECT name FROM pg_ls_waldir() WHERE name >= pg_walfile_name($1) AND name <= pg_walfile_name(pg_current_wal_lsn())
         AND length(name) = 24 ORDER BY name`,
      [this.walFrom],
    );
    const parts: Buffer[] = [];
    for (const [at, { name }] of segments.entries()) {
      const from = at === 0 ? Number(`0x${this.walFrom.split('/')[1]}`) % 2 ** 24 : 0;
      const [part] = await this.sql<{ bytes: Buffer }>(
        `SELECT pg_read_binary_file('pg_wal/' || $1::text, $2, 16777216) AS bytes`,
        [name, from],
      );
      if (part) parts.push(part.bytes);
    }
    return { name: 'write-ahead log', bytes: Buffer.concat(parts) };
  }

  private async tables(): Promise<string[]> {
    const rows = await this.sql<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${ours} AND c.relkind = 'r' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }
}
