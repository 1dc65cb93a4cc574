import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const states = `CHECK (state IN ('UPLOADED', 'ISSUES_LISTED', 'PREVIEWED', 'COMMITTING', 'COMMITTED', 'DISCARDED', 'FAILED'))`;

// One machine for every kind of file (§4.23): a roster and a name list are short texts, a table has its rows below.
const machine = `
  ALTER TABLE roster_import DROP CONSTRAINT roster_import_state_known,
    ADD CONSTRAINT roster_import_state_known ${states},
    ADD CONSTRAINT roster_import_of_bureau UNIQUE (bureau_id, id),
    ADD kind text NOT NULL DEFAULT 'roster' CONSTRAINT roster_import_kind_known
      CHECK (kind IN ('roster', 'names', 'table', 'units', 'people', 'contacts')),
    ADD format text NOT NULL DEFAULT 'text' CONSTRAINT roster_import_format_known
      CHECK (format IN ('text', 'docx', 'xlsx', 'csv')),
    ADD sheet text NULL,
    ADD header_row integer NOT NULL DEFAULT 0,
    ADD columns jsonb NULL,
    ADD rows_expected integer NULL,
    ADD rows_read integer NOT NULL DEFAULT 0,
    ADD errors integer NOT NULL DEFAULT 0,
    ADD warnings integer NOT NULL DEFAULT 0,
    ADD attempts integer NOT NULL DEFAULT 0,
    ADD worked_at timestamptz NULL,
    ADD failure_code text NULL;
  ALTER TABLE roster_import ALTER kind DROP DEFAULT, ALTER format DROP DEFAULT, ALTER header_row DROP DEFAULT,
    ALTER rows_read DROP DEFAULT, ALTER errors DROP DEFAULT, ALTER warnings DROP DEFAULT, ALTER attempts DROP DEFAULT;
  CREATE INDEX roster_import_unfinished ON roster_import (worked_at) WHERE state IN ('UPLOADED', 'COMMITTING');`;

const owner = (table: string) => `CONSTRAINT ${table}_import_fk FOREIGN KEY (bureau_id, import_id)
      REFERENCES roster_import (bureau_id, id) ON DELETE CASCADE`;

// All three are empty again as soon as an import is committed, discarded or failed.
const staging = `
  CREATE TABLE import_file (
    bureau_id uuid NOT NULL,
    import_id uuid NOT NULL,
    ordinal integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT import_file_pk PRIMARY KEY (import_id, ordinal),
    ${owner('import_file')}
  );
  CREATE TABLE import_row (
    bureau_id uuid NOT NULL,
    import_id uuid NOT NULL,
    row integer NOT NULL,
    -- The ids of the person or unit, and of the post, that this row may become.
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    cells text[] NOT NULL,
    notes jsonb NULL,
    is_skipped boolean NOT NULL,
    decision text NULL CONSTRAINT import_row_decision_known CHECK (decision IN ('ANOTHER_PERSON', 'SAME_PERSON')),
    name text NULL,
    name_key text NULL,
    unit_name text NULL,
    unit_key text NULL,
    post_kind text NULL,
    title text NULL,
    unit_type text NULL,
    alias_keys text[] NULL,
    aliases text[] NULL,
    parent_key text NULL,
    phones jsonb NULL,
    unit_id uuid NULL,
    person_id uuid NULL,
    is_new_person boolean NULL,
    verdict text NULL,
    CONSTRAINT import_row_pk PRIMARY KEY (import_id, row),
    ${owner('import_row')}
  );
  CREATE INDEX import_row_by_person ON import_row (import_id, unit_id, name_key);
  CREATE TABLE import_issue (
    bureau_id uuid NOT NULL,
    import_id uuid NOT NULL,
    row integer NOT NULL,
    -- -1: the whole row
    col integer NOT NULL,
    code text NOT NULL,
    severity text NOT NULL CONSTRAINT import_issue_severity_known CHECK (severity IN ('error', 'warning')),
    text text NOT NULL,
    detail text NOT NULL,
    -- Found by comparing rows with each other and the directory; made anew with every check.
    is_compared boolean NOT NULL,
    CONSTRAINT import_issue_pk PRIMARY KEY (import_id, row, col, code),
    ${owner('import_issue')}
  );`;

// Whoever starts takes up what another process left. Ids only, as the owner, because the answer spans the tenants.
const unfinished = `
  CREATE POLICY roster_import_unfinished ON roster_import FOR SELECT TO CURRENT_USER
    USING (state IN ('UPLOADED', 'COMMITTING'));
  CREATE FUNCTION unfinished_imports(untouched_since timestamptz, OUT id uuid, OUT bureau_id uuid) RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, i.bureau_id FROM roster_import i
    WHERE i.state IN ('UPLOADED', 'COMMITTING') AND (i.worked_at IS NULL OR i.worked_at <= untouched_since)
    ORDER BY i.uploaded_at, i.id LIMIT 100 $$;
  REVOKE ALL ON FUNCTION unfinished_imports(timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION unfinished_imports(timestamptz) TO organization_app;`;

const tables = ['import_file', 'import_row', 'import_issue'];
const added =
  'kind format sheet header_row columns rows_expected rows_read errors warnings attempts worked_at failure_code';

export class ImportEveryFile1795306800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${machine} ${staging} ${unfinished} ${tables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION unfinished_imports(timestamptz);
      DROP POLICY roster_import_unfinished ON roster_import;
      DROP TABLE ${[...tables].reverse().join(', ')};
      DROP INDEX roster_import_unfinished;
      ALTER TABLE roster_import DROP CONSTRAINT roster_import_of_bureau;
      DELETE FROM roster_import WHERE kind <> 'roster' OR state NOT IN ('ISSUES_LISTED', 'PREVIEWED', 'COMMITTED', 'DISCARDED');
      ALTER TABLE roster_import ${added
        .split(' ')
        .map((column) => `DROP COLUMN ${column}`)
        .join(', ')},
        DROP CONSTRAINT roster_import_state_known,
        ADD CONSTRAINT roster_import_state_known
          CHECK (state IN ('ISSUES_LISTED', 'PREVIEWED', 'COMMITTED', 'DISCARDED'));`);
  }
}
