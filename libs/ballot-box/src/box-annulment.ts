/**
 * For a migration after {@link createBoxPages}: a box of an appraisal that cannot go on is annulled, whatever it has come to, and one
 * that was never announced never will be. Pages, key and what was handed over are destroyed by the roles that may. For the key custody
 * alone: whoever has only the application's SQL destroys no ballots.
 */
export function addBoxAnnulment(custody: string): string {
  return `
  ALTER TABLE box.box
    DROP CONSTRAINT box_state_known,
    DROP CONSTRAINT box_sheets_from_handover_on,
    ADD CONSTRAINT box_state_known CHECK (state IN ('open', 'sealed', 'handed-over', 'discarded', 'annulled')),
    ADD CONSTRAINT box_sheets_from_handover_on
      CHECK (state = 'annulled' OR (sheets IS NULL) = (state IN ('open', 'sealed')));
  ${refuseBackward(`, ('open', 'annulled'), ('sealed', 'annulled'), ('handed-over', 'annulled')`)}
  CREATE FUNCTION box.annul(appraisal uuid) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM board.entry WHERE appraisal_id = appraisal AND seq = 1) THEN
      RAISE EXCEPTION 'what was counted is not annulled' USING ERRCODE = '23001';
    END IF;
    INSERT INTO box.box AS b (appraisal_id, state) VALUES (appraisal, 'annulled')
      ON CONFLICT (appraisal_id) DO UPDATE SET state = 'annulled' WHERE b.state <> 'annulled';
  END $$;
  ${discard(`
    IF EXISTS (SELECT 1 FROM box.box WHERE appraisal_id = appraisal AND state = 'annulled') THEN
      RETURN;
    END IF;`)}
  REVOKE ALL ON FUNCTION box.annul FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION box.annul TO ${custody};`;
}

/** What {@link addBoxAnnulment} added; annulled boxes are forgotten. */
export const dropBoxAnnulment = `
  DROP FUNCTION box.annul;
  DELETE FROM box.box WHERE state = 'annulled';
  ALTER TABLE box.box
    DROP CONSTRAINT box_state_known,
    DROP CONSTRAINT box_sheets_from_handover_on,
    ADD CONSTRAINT box_state_known CHECK (state IN ('open', 'sealed', 'handed-over', 'discarded')),
    ADD CONSTRAINT box_sheets_from_handover_on CHECK ((sheets IS NULL) = (state IN ('open', 'sealed')));
  ${refuseBackward('')}
  ${discard('')}`;

function refuseBackward(also: string): string {
  return `CREATE OR REPLACE FUNCTION box.refuse_backward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (OLD.state, NEW.state) NOT IN
      (('open', 'sealed'), ('sealed', 'handed-over'), ('handed-over', 'discarded')${also}) THEN
      RAISE EXCEPTION 'a ballot box goes from open to sealed, handed-over, discarded, and never back'
        USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END $$;`;
}

function discard(before: string): string {
  return `CREATE OR REPLACE FUNCTION box.discard(appraisal uuid) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN${before}
    IF NOT EXISTS (SELECT 1 FROM board.entry WHERE appraisal_id = appraisal AND seq = 1) THEN
      RAISE EXCEPTION 'sheets are kept until the closing line is on the board' USING ERRCODE = '23001';
    END IF;
    UPDATE box.box SET state = 'discarded' WHERE appraisal_id = appraisal AND state = 'handed-over';
  END $$;`;
}
