import { newId } from '@huiyin/kernel';
import type { BoxPages } from './box-pages';
import { shuffled } from './page';
import type { QuietDatabase, Statements } from './quiet-database';
import type { BoxedSheet } from './slot';

const SHEETS_AT_ONCE = 500;

/** Gives a sealed box's sheets to the key custody, still sealed to the closing key, and destroys pages and secret. */
export class HandOver {
  constructor(
    private readonly database: QuietDatabase,
    private readonly pages: BoxPages,
  ) {}

  /**
   * In one transaction: killed at any moment, either nothing has happened or all of it. Another process at the same box is
   * left to it.
   * @throws BoxPageUnreadable, BoxSecretUnreadable, BallotBoxUnavailable
   */
  execute(appraisalId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const mine = await tx.rows(
        `SELECT 1 FROM box.box WHERE appraisal_id = $1 AND state = 'sealed' FOR UPDATE SKIP LOCKED`,
        [appraisalId],
      );
      if (mine.length === 0) return;
      const sheets = shuffled(await this.pages.takeOut(tx, appraisalId));
      for (let at = 0; at < sheets.length; at += SHEETS_AT_ONCE)
        await insert(tx, appraisalId, sheets.slice(at, at + SHEETS_AT_ONCE));
      await tx.rows(
        `UPDATE box.box SET state = 'handed-over', sheets = $2 WHERE appraisal_id = $1`,
        [appraisalId, sheets.length],
      );
      await tx.rows('DELETE FROM box.page WHERE appraisal_id = $1', [appraisalId]);
      await tx.rows('DELETE FROM box.box_key WHERE appraisal_id = $1', [appraisalId]);
    });
  }
}

async function insert(
  tx: Statements,
  appraisalId: string,
  sheets: readonly BoxedSheet[],
): Promise<void> {
  const columns = [
    sheets.map(() => newId()),
    sheets.map(({ ticketId }) => ticketId),
    sheets.map(({ ticketClass }) => ticketClass),
    sheets.map(({ ticket }) => ticket.preparedMessage),
    sheets.map(({ ticket }) => ticket.signature),
    sheets.map(({ sealed }) => JSON.stringify(sealed)),
  ];
  await tx.rows(
    `INSERT INTO box.handover (appraisal_id, id, ticket_id, ticket_class, prepared_message, signature, sheet)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])`,
    [appraisalId, ...columns],
  );
}
