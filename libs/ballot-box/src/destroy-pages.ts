import type { QuietDatabase } from './quiet-database';

/** The box of an annulled appraisal: its pages and the secret they were sealed with, unread. */
export class DestroyPages {
  constructor(private readonly database: QuietDatabase) {}

  /** Twice is as good as once. @throws BallotBoxUnavailable */
  execute(appraisalId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const annulled = await tx.rows(
        `SELECT 1 FROM box.box WHERE appraisal_id = $1 AND state = 'annulled'`,
        [appraisalId],
      );
      if (annulled.length === 0) return;
      await tx.rows('DELETE FROM box.page WHERE appraisal_id = $1', [appraisalId]);
      await tx.rows('DELETE FROM box.box_key WHERE appraisal_id = $1', [appraisalId]);
    });
  }
}
