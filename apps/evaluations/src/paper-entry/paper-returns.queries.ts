import type { EntityManager } from 'typeorm';
import type { CountedByHand } from './control-totals.rules';

export interface PaperCount extends CountedByHand {
  readonly revision: number;
}

/** What was printed, handed out and came back, per class; counts, never people. */
export class PaperReturns {
  /** Classes with printed forms and how many were handed out, to voters and guests. */
  async issued(manager: EntityManager, appraisalId: string): Promise<Map<string, number>> {
    const rows = await manager.query<{ ticketClass: string; issued: number }[]>(
      `SELECT b.ticket_class AS "ticketClass", (
         (SELECT count(*) FROM issuance.hand_out h WHERE h.appraisal_id = $1 AND h.ticket_class = b.ticket_class
            AND h.medium = 'paper')
         + COALESCE((SELECT g.forms FROM issuance.guest_hand_out g
            WHERE g.appraisal_id = $1 AND g.ticket_class = b.ticket_class), 0))::int AS issued
       FROM (SELECT DISTINCT ticket_class FROM paper_batch WHERE appraisal_id = $1) AS b ORDER BY 1`,
      [appraisalId],
    );
    return new Map(rows.map(({ ticketClass, issued }) => [ticketClass, issued]));
  }

  /** The newest count of each class. */
  async newest(manager: EntityManager, appraisalId: string): Promise<Map<string, PaperCount>> {
    const rows = await manager.query<PaperCount[]>(
      `SELECT DISTINCT ON (ticket_class) ticket_class AS "ticketClass", revision, issued, returned, void, unnumbered, missing
       FROM paper_return WHERE appraisal_id = $1 ORDER BY ticket_class, revision DESC`,
      [appraisalId],
    );
    return new Map(rows.map((row) => [row.ticketClass, row]));
  }

  async add(
    manager: EntityManager,
    { id: appraisalId, bureauId }: { id: string; bureauId: string },
    count: PaperCount,
    said: { by: string; reason: string | null },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO paper_return (appraisal_id, bureau_id, ticket_class, revision, issued, returned, void, unnumbered,
         missing, recorded_by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[appraisalId, bureauId, count.ticketClass, count.revision, count.issued, count.returned],
        ...[count.void, count.unnumbered, count.missing, said.by, said.reason],
      ],
    );
  }

  async keepVoidReasons(
    manager: EntityManager,
    { id: appraisalId, bureauId }: { id: string; bureauId: string },
    forms: ReadonlyMap<string, number>,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO paper_void (appraisal_id, bureau_id, reason, forms)
       SELECT $1, $2, * FROM unnest($3::text[], $4::int[])`,
      [appraisalId, bureauId, [...forms.keys()], [...forms.values()]],
    );
  }
}
