import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The two halves of a split closing key (product.md, "Secret appraisal"), under the custody role. `sealed_share` is there only until
 * its holder has confirmed the print-out, and again from the hand-in to the count. No row tells a time.
 *
 * A blind signature is a function of key and blinded message: a repeated request is signed again, none is kept.
 * The column goes in a later release, when no copy of the service writes it any more.
 */
export class ClosingKeyShares1795343400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE custody.closing_key_share (
        appraisal_id uuid NOT NULL,
        ordinal smallint NOT NULL CONSTRAINT closing_key_share_of_two CHECK (ordinal IN (1, 2)),
        state text NOT NULL CONSTRAINT closing_key_share_state
          CHECK (state IN ('WAITING', 'SHOWN', 'HELD', 'HANDED_IN', 'SPENT')),
        share_hash text NOT NULL,
        sealed_share jsonb NULL,
        holder_person_id uuid NULL,
        shown_to uuid[] NOT NULL,
        CONSTRAINT closing_key_share_pk PRIMARY KEY (appraisal_id, ordinal),
        CONSTRAINT closing_key_share_not_kept
          CHECK ((sealed_share IS NULL) = (state IN ('HELD', 'SPENT')))
      );
      ALTER TABLE custody.closing_key_share ENABLE ROW LEVEL SECURITY;
      ALTER TABLE custody.closing_key_share FORCE ROW LEVEL SECURITY;
      CREATE POLICY custody_closing_key_share_role ON custody.closing_key_share TO evaluations_custody
        USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE ON custody.closing_key_share TO evaluations_custody;
      ALTER TABLE issuance.ticket ALTER COLUMN blind_signature DROP NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // FORCE holds for the owner, too; it is lifted inside this transaction for the one statement.
    await runner.query(`
      ALTER TABLE issuance.ticket NO FORCE ROW LEVEL SECURITY;
      UPDATE issuance.ticket SET blind_signature = '' WHERE blind_signature IS NULL;
      ALTER TABLE issuance.ticket FORCE ROW LEVEL SECURITY;
      ALTER TABLE issuance.ticket ALTER COLUMN blind_signature SET NOT NULL;
      DROP TABLE custody.closing_key_share;`);
  }
}
