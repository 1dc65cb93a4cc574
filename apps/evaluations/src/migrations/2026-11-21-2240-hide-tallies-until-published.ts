import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which boards show their closing line. A table of its own in the schema everybody may read: whoever reads a board has no
 * tenant, and so sees no row of `appraisal`.
 */
export class HideTalliesUntilPublished1795300800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // FORCE holds for the owner, too; it is lifted inside this transaction for the one statement that carries over.
    await runner.query(`
      CREATE TABLE board.published (
        appraisal_id uuid NOT NULL CONSTRAINT published_pk PRIMARY KEY
          CONSTRAINT published_appraisal_fk REFERENCES public.appraisal (id)
      );
      GRANT SELECT, INSERT ON board.published TO evaluations_app;
      ALTER TABLE public.appraisal NO FORCE ROW LEVEL SECURITY;
      INSERT INTO board.published SELECT id FROM public.appraisal WHERE state = 'PUBLISHED';
      ALTER TABLE public.appraisal FORCE ROW LEVEL SECURITY;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE board.published;');
  }
}
