import type { EntityManager } from 'typeorm';

export interface HandOutLine {
  readonly personId: string;
  /** Null: not on the voter list. */
  readonly ticketClass: string | null;
  readonly hasTicket: boolean;
  /** What was taken before. */
  readonly taken: string | null;
}

export type PaperMedium = 'paper' | 'slip';

/** Who took a form or a slip, without a time and without a number. */
export class HandOuts {
  /** As `IssuanceQueries.lockVoter`, of many and always in the same order: whoever writes a voter's ticket or form takes it first. */
  async lockVoters(
    manager: EntityManager,
    appraisalId: string,
    personIds: readonly string[],
  ): Promise<void> {
    await manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('ticket/' || $1 || '/' || person, 0))
       FROM (SELECT unnest($2::text[]) AS person ORDER BY 1 OFFSET 0) AS locked`,
      [appraisalId, personIds],
    );
  }

  /** In the order of `personIds`. */
  lines(
    manager: EntityManager,
    appraisalId: string,
    personIds: readonly string[],
  ): Promise<HandOutLine[]> {
    return manager.query(
      `SELECT asked.person_id AS "personId", v.ticket_class AS "ticketClass", h.medium AS taken, EXISTS (
         SELECT 1 FROM issuance.ticket t WHERE t.appraisal_id = $1 AND t.person_id = asked.person_id) AS "hasTicket"
       FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (person_id, place)
       LEFT JOIN issuance.voter v ON v.appraisal_id = $1 AND v.person_id = asked.person_id
       LEFT JOIN issuance.hand_out h ON h.appraisal_id = $1 AND h.person_id = asked.person_id
       ORDER BY asked.place`,
      [appraisalId, personIds],
    );
  }

  async record(
    manager: EntityManager,
    { appraisalId, bureauId }: { appraisalId: string; bureauId: string },
    personIds: readonly string[],
    medium: PaperMedium,
  ): Promise<void> {
    await manager.query(
      `UPDATE issuance.voter SET medium = $3 WHERE appraisal_id = $1 AND person_id = ANY($2) AND medium <> $3`,
      [appraisalId, personIds, medium],
    );
    await manager.query(
      `INSERT INTO issuance.hand_out (appraisal_id, bureau_id, person_id, ticket_class, medium)
       SELECT appraisal_id, $4, person_id, ticket_class, medium FROM issuance.voter
       WHERE appraisal_id = $1 AND person_id = ANY($2) AND medium = $3 ORDER BY person_id`,
      [appraisalId, personIds, medium, bureauId],
    );
  }

  async guests(manager: EntityManager, appraisalId: string, ticketClass: string): Promise<number> {
    const [row] = await manager.query<{ forms: number }[]>(
      `SELECT forms FROM issuance.guest_hand_out WHERE appraisal_id = $1 AND ticket_class = $2`,
      [appraisalId, ticketClass],
    );
    return row?.forms ?? 0;
  }

  async recordGuests(
    manager: EntityManager,
    { appraisalId, bureauId }: { appraisalId: string; bureauId: string },
    ticketClass: string,
    forms: number,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO issuance.guest_hand_out (appraisal_id, bureau_id, ticket_class, forms) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT guest_hand_out_pk DO UPDATE SET forms = EXCLUDED.forms`,
      [appraisalId, bureauId, ticketClass, forms],
    );
  }

  /** Classes of which more was handed out than was printed. */
  exceeding(
    manager: EntityManager,
    appraisalId: string,
  ): Promise<{ ticketClass: string; handedOut: number; printed: number }[]> {
    return manager.query(
      `WITH taken AS (
         SELECT ticket_class, medium, count(*)::int AS forms FROM issuance.hand_out WHERE appraisal_id = $1 GROUP BY 1, 2
         UNION ALL SELECT ticket_class, 'paper', forms FROM issuance.guest_hand_out WHERE appraisal_id = $1),
       printed AS (
         SELECT ticket_class, 'paper' AS medium, forms FROM paper_batch WHERE appraisal_id = $1
         UNION ALL SELECT ticket_class, 'slip', slips FROM issuance.slip_run WHERE appraisal_id = $1),
       both_sums AS (
         SELECT ticket_class, medium, sum(forms)::int AS "handedOut", COALESCE((SELECT sum(p.forms)::int FROM printed p
           WHERE p.ticket_class = taken.ticket_class AND p.medium = taken.medium), 0) AS printed
         FROM taken GROUP BY ticket_class, medium)
       SELECT ticket_class AS "ticketClass", "handedOut", printed FROM both_sums WHERE "handedOut" > printed ORDER BY 1`,
      [appraisalId],
    );
  }
}
