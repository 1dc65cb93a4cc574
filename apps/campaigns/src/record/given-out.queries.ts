import type { EntityManager } from 'typeorm';
import type { Day } from '../calendar/days.rules';

/** SQL of what is given out of a record: filings with superiors, postings to an audience. */
export interface NewFiling {
  readonly id: string;
  readonly recordId: string;
  readonly target: string;
  readonly state: 'SUBMITTED' | 'RECEIVED' | 'RETURNED';
  readonly happenedOn: Day;
  readonly documentNumber: string | null;
  readonly remark: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly place: number;
}

export async function newestFiling(
  manager: EntityManager,
  recordId: string,
  target: string,
): Promise<Pick<NewFiling, 'state' | 'place'> | null> {
  const [row] = (await manager.query(
    `SELECT state, place FROM record_filing WHERE record_id = $1 AND target = $2 ORDER BY place DESC LIMIT 1`,
    [recordId, target],
  )) as Pick<NewFiling, 'state' | 'place'>[];
  return row ?? null;
}

export async function insertFiling(
  manager: EntityManager,
  bureauId: string,
  filing: NewFiling,
): Promise<void> {
  await manager.query(
    `INSERT INTO record_filing (id, bureau_id, record_id, target, state, happened_on, document_number, remark, recorded_at,
       recorded_by, place) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[filing.id, bureauId, filing.recordId, filing.target, filing.state, filing.happenedOn],
      ...[filing.documentNumber, filing.remark, filing.recordedAt, filing.recordedBy, filing.place],
    ],
  );
}

export async function insertPosting(
  manager: EntityManager,
  bureauId: string,
  posting: {
    readonly id: string;
    readonly recordId: string;
    readonly scope: string;
    readonly medium: string;
    readonly from: Day;
    readonly until: Day | null;
    readonly recordedAt: Date;
    readonly recordedBy: string | null;
  },
): Promise<void> {
  await manager.query(
    `INSERT INTO record_posting (id, bureau_id, record_id, scope, medium, posted_from, posted_until, cleared_by,
       recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $9, $8, $9)`,
    [
      ...[posting.id, bureauId, posting.recordId, posting.scope, posting.medium, posting.from],
      ...[posting.until, posting.recordedAt, posting.recordedBy],
    ],
  );
}

export async function lockPosting(
  manager: EntityManager,
  bureauId: string | null,
  id: string,
): Promise<{ recordId: string; isDown: boolean } | null> {
  const [row] = (await manager.query(
    `SELECT record_id AS "recordId", taken_down_at IS NOT NULL AS "isDown" FROM record_posting
     WHERE bureau_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [bureauId, id],
  )) as { recordId: string; isDown: boolean }[];
  return row ?? null;
}

export async function takeDown(
  manager: EntityManager,
  id: string,
  how: { readonly on: Day; readonly reason: string; readonly at: Date; readonly by: string | null },
): Promise<void> {
  await manager.query(
    `UPDATE record_posting SET taken_down_on = $2, taken_down_reason = $3, taken_down_at = $4, taken_down_by = $5
     WHERE id = $1`,
    [id, how.on, how.reason, how.at, how.by],
  );
}
