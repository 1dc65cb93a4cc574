/** Who may do what with the box; names of database roles. */
export interface BoxRoles {
  /** Of the ballot-box process: pages and their keys, and nothing of issuance or custody. */
  readonly box: string;
  /** Of the application: may announce and seal, and read nothing. */
  readonly app: string;
  /** Of the key custody: takes over what was handed over. */
  readonly custody: string;
}

/**
 * The ballot box at rest, for the migration of the database it lives in (which has schema `box`, and `board.entry`).
 * `box.page` is the same number of equally long ciphertexts from opening to closing: no row per ballot, no time, no order.
 */
export function createBoxPages({ box, app, custody }: BoxRoles): string {
  return `${tables}
    ${onlyFor('box_key', box)} ${onlyFor('page', box)} ${onlyFor('handover', box, custody)}
    GRANT USAGE ON SCHEMA box TO ${box}, ${app}, ${custody};
    GRANT SELECT, UPDATE (state, sheets) ON box.box TO ${box};
    GRANT SELECT, INSERT, DELETE ON box.box_key TO ${box};
    GRANT SELECT, INSERT, UPDATE, DELETE ON box.page TO ${box};
    GRANT SELECT, INSERT ON box.handover TO ${box};
    GRANT SELECT, DELETE ON box.handover TO ${custody};
    GRANT USAGE ON SCHEMA board TO ${box};
    GRANT SELECT ON board.entry TO ${box};
    ${functions}
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA box FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION box.announce, box.seal TO ${app};
    GRANT EXECUTE ON FUNCTION box.handed_over, box.discard TO ${custody};`;
}

/** What {@link createBoxPages} made; the schema itself stays. */
export function dropBoxPages({ box, app, custody }: BoxRoles): string {
  return `
    DROP FUNCTION box.announce; DROP FUNCTION box.seal; DROP FUNCTION box.handed_over; DROP FUNCTION box.discard;
    DROP TABLE box.handover; DROP TABLE box.page; DROP TABLE box.box_key; DROP TABLE box.box;
    DROP FUNCTION box.refuse_backward;
    REVOKE ALL ON board.entry FROM ${box};
    REVOKE ALL ON SCHEMA board FROM ${box};
    REVOKE ALL ON SCHEMA box FROM ${box}, ${app}, ${custody};`;
}

// EXTERNAL: ciphertext does not shrink, so PostgreSQL should not try.
const tables = `
  CREATE TABLE box.box (
    appraisal_id uuid NOT NULL CONSTRAINT box_pk PRIMARY KEY,
    state text NOT NULL
      CONSTRAINT box_state_known CHECK (state IN ('open', 'sealed', 'handed-over', 'discarded')),
    sheets integer NULL
      CONSTRAINT box_sheets_from_handover_on CHECK ((sheets IS NULL) = (state IN ('open', 'sealed')))
  );
  CREATE TABLE box.box_key (
    appraisal_id uuid NOT NULL CONSTRAINT box_key_pk PRIMARY KEY
      CONSTRAINT box_key_box_fk REFERENCES box.box (appraisal_id),
    sealed_secret bytea NOT NULL
  );
  CREATE TABLE box.page (
    appraisal_id uuid NOT NULL,
    page_no integer NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT page_pk PRIMARY KEY (appraisal_id, page_no)
  );
  ALTER TABLE box.page ALTER COLUMN content SET STORAGE EXTERNAL;
  CREATE TABLE box.handover (
    appraisal_id uuid NOT NULL,
    id uuid NOT NULL,
    ticket_id text NOT NULL,
    ticket_class text NOT NULL,
    prepared_message text NOT NULL,
    signature text NOT NULL,
    sheet jsonb NOT NULL,
    CONSTRAINT handover_pk PRIMARY KEY (appraisal_id, id),
    CONSTRAINT handover_one_per_ticket UNIQUE (appraisal_id, ticket_id)
  );`;

// Called by roles that may not touch the tables. The box itself is not trusted to reopen a box either.
const functions = `
  CREATE FUNCTION box.refuse_backward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (OLD.state, NEW.state) NOT IN
      (('open', 'sealed'), ('sealed', 'handed-over'), ('handed-over', 'discarded')) THEN
      RAISE EXCEPTION 'a ballot box goes from open to sealed, handed-over, discarded, and never back'
        USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER box_never_goes_back BEFORE UPDATE ON box.box
    FOR EACH ROW EXECUTE FUNCTION box.refuse_backward();

  CREATE FUNCTION box.announce(appraisal uuid) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO box.box (appraisal_id, state) VALUES (appraisal, 'open') ON CONFLICT DO NOTHING
  $$;

  CREATE FUNCTION box.seal(appraisal uuid) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN
    UPDATE box.box SET state = 'sealed' WHERE appraisal_id = appraisal AND state = 'open';
    IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM box.box WHERE appraisal_id = appraisal) THEN
      RAISE EXCEPTION 'no ballot box was announced for this appraisal' USING ERRCODE = '23001';
    END IF;
  END $$;

  CREATE FUNCTION box.handed_over(appraisal uuid) RETURNS TABLE (state text, sheets integer) LANGUAGE sql
    STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT b.state, b.sheets FROM box.box b WHERE b.appraisal_id = appraisal
  $$;

  CREATE FUNCTION box.discard(appraisal uuid) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM board.entry WHERE appraisal_id = appraisal AND seq = 1) THEN
      RAISE EXCEPTION 'sheets are kept until the closing line is on the board' USING ERRCODE = '23001';
    END IF;
    UPDATE box.box SET state = 'discarded' WHERE appraisal_id = appraisal AND state = 'handed-over';
  END $$;`;

/** Not even the owner's own SELECT shows a row (FORCE); only these roles' do. */
function onlyFor(table: string, ...roles: readonly string[]): string {
  return `
    ALTER TABLE box.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE box.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_role ON box.${table} TO ${roles.join(', ')} USING (true) WITH CHECK (true);`;
}
