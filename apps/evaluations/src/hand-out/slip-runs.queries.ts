import type { EntityManager } from 'typeorm';

export interface SlipRunRow {
  readonly id: string;
  readonly appraisalId: string;
  readonly ticketClass: string;
  readonly slips: number;
  readonly isPrinted: boolean;
  /** Somebody else prints it. Null: not known, of a run of before. */
  readonly preparedBy: string | null;
}

const columns = `id, appraisal_id AS "appraisalId", ticket_class AS "ticketClass", slips, is_printed AS "isPrinted",
  prepared_by AS "preparedBy"`;

/** How many tickets were printed on slips; never which. */
export class SlipRuns {
  async byId(manager: EntityManager, runId: string): Promise<SlipRunRow | null> {
    const [row] = await manager.query<SlipRunRow[]>(
      `SELECT ${columns} FROM issuance.slip_run WHERE id = $1`,
      [runId],
    );
    return row ?? null;
  }

  async add(manager: EntityManager, bureauId: string, run: SlipRunRow): Promise<void> {
    await manager.query(
      `INSERT INTO issuance.slip_run (id, appraisal_id, bureau_id, ticket_class, slips, is_printed, prepared_by)
       VALUES ($1, $2, $3, $4, $5, false, $6)`,
      [run.id, run.appraisalId, bureauId, run.ticketClass, run.slips, run.preparedBy],
    );
  }

  /** False when they were printed before: of many who ask at once one prints. */
  async claim(manager: EntityManager, runId: string): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      `UPDATE issuance.slip_run SET is_printed = true WHERE id = $1 AND NOT is_printed RETURNING 1`,
      [runId],
    );
    return rows.length === 1;
  }

  /** Per class: slips made, and voters whose medium they are. */
  async covered(
    manager: EntityManager,
    appraisalId: string,
  ): Promise<{ ticketClass: string; slips: number; voters: number }[]> {
    return manager.query(
      `SELECT r.ticket_class AS "ticketClass", sum(r.slips)::int AS slips, (
         SELECT count(*)::int FROM issuance.voter v
         WHERE v.appraisal_id = $1 AND v.ticket_class = r.ticket_class AND v.medium = 'slip') AS voters
       FROM issuance.slip_run r WHERE r.appraisal_id = $1 GROUP BY r.ticket_class ORDER BY 1`,
      [appraisalId],
    );
  }
}
