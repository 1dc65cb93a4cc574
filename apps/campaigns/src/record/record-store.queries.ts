import type { EntityManager } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import type { RecordValue, ReviewStep } from '../engine/world.rules';
import type { KeptText } from './record-values.rules';
import type { RecordUnit } from './recorder.rules';

/** A fact to be kept. Two people of a pair stand in the order of their ids. */
export interface NewRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  readonly happenedOn: Day;
  readonly recordedAt: Date;
  /** Null: by the system, from a fact of another service. */
  readonly recordedBy: string | null;
  readonly clientKey: string;
  readonly values: Readonly<Record<string, RecordValue>>;
  readonly originRecordId: string | null;
}

export interface KeptRecord extends NewRecord, RecordUnit {
  readonly retracted: boolean;
  readonly posted: boolean;
  readonly filed: boolean;
}

/** False when a record with this client key is there already. */
export async function insertRecord(manager: EntityManager, record: NewRecord): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `INSERT INTO campaign_record (id, bureau_id, campaign_id, unit_id, kind, person_id, other_person_id, happened_on,
       recorded_at, recorded_by, client_key, values, origin_record_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (campaign_id, client_key) DO NOTHING
     RETURNING id`,
    [
      ...[record.id, record.bureauId, record.campaignId, record.unitId, record.kind],
      ...[record.personId, record.otherPersonId, record.happenedOn, record.recordedAt],
      ...[record.recordedBy, record.clientKey, JSON.stringify(record.values)],
      record.originRecordId,
    ],
  );
  return rows.length > 0;
}

export async function insertTexts(
  manager: EntityManager,
  { id, bureauId }: NewRecord,
  texts: readonly KeptText[],
): Promise<void> {
  if (texts.length === 0) return;
  await manager.query(
    `INSERT INTO record_text (record_id, field, entry, bureau_id, text)
     SELECT $1, n.field, n.entry, $2, n.text FROM jsonb_to_recordset($3::jsonb) AS n(field text, entry text, text text)`,
    [id, bureauId, JSON.stringify(texts)],
  );
}

const kept = `SELECT r.id, r.bureau_id AS "bureauId", r.campaign_id AS "campaignId", r.unit_id AS "unitId", r.kind,
    r.person_id AS "personId", r.other_person_id AS "otherPersonId", r.happened_on::text AS "happenedOn",
    r.recorded_at AS "recordedAt", r.recorded_by AS "recordedBy", r.client_key AS "clientKey", r.values,
    r.origin_record_id AS "originRecordId", ARRAY(SELECT units_answering_for(r.campaign_id, r.unit_id)) AS "answeredBy",
    u.supervision_group_id AS "supervisionGroupId", u.is_bureau AS "isBureau",
    (SELECT b.unit_id FROM campaign_unit b WHERE b.campaign_id = r.campaign_id AND b.is_bureau LIMIT 1) AS "bureauUnitId",
    EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = r.id) AS retracted,
    EXISTS (SELECT 1 FROM record_posting p WHERE p.record_id = r.id AND p.taken_down_at IS NULL) AS posted,
    EXISTS (SELECT 1 FROM record_filing f WHERE f.record_id = r.id AND f.state = 'RECEIVED') AS filed
  FROM campaign_record r JOIN campaign_unit u ON u.campaign_id = r.campaign_id AND u.unit_id = r.unit_id`;

/** The record, locked until commit; null when absent or another bureau's. */
export async function lockRecord(
  manager: EntityManager,
  bureauId: string | null,
  id: string,
): Promise<KeptRecord | null> {
  const locked: unknown[] = await manager.query(
    `SELECT 1 FROM campaign_record WHERE bureau_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [bureauId, id],
  );
  if (locked.length === 0) return null;
  // Read after the lock: what the transaction before us did to the record is visible only now.
  const [row] = (await manager.query(`${kept} WHERE r.id = $1`, [id])) as KeptRecord[];
  return row ?? null;
}

export async function recordByKey(
  manager: EntityManager,
  campaignId: string,
  clientKey: string,
): Promise<KeptRecord> {
  const [row] = (await manager.query(`${kept} WHERE r.campaign_id = $1 AND r.client_key = $2`, [
    campaignId,
    clientKey,
  ])) as KeptRecord[];
  if (!row) throw new Error('cannot happen: the record whose key is taken');
  return row;
}

export async function unitOf(
  manager: EntityManager,
  bureauId: string | null,
  campaignId: string,
  unitId: string,
): Promise<RecordUnit | null> {
  const [row] = (await manager.query(
    `SELECT unit_id AS "unitId", ARRAY(SELECT units_answering_for(campaign_id, unit_id)) AS "answeredBy",
       supervision_group_id AS "supervisionGroupId",
       is_bureau AS "isBureau",
       (SELECT b.unit_id FROM campaign_unit b WHERE b.campaign_id = $2 AND b.is_bureau LIMIT 1) AS "bureauUnitId"
     FROM campaign_unit WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = $3`,
    [bureauId, campaignId, unitId],
  )) as RecordUnit[];
  return row ?? null;
}

/** Its copies in campaigns it counts for too. */
export async function copiesOf(manager: EntityManager, recordId: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM campaign_record WHERE origin_record_id = $1 ORDER BY id`,
    [recordId],
  );
  return rows.map(({ id }) => id);
}

export async function insertRetraction(
  manager: EntityManager,
  { id, bureauId }: NewRecord,
  how: { readonly reason: string; readonly recordedAt: Date; readonly recordedBy: string | null },
): Promise<void> {
  await manager.query(
    `INSERT INTO record_retraction (record_id, bureau_id, reason, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)`,
    [id, bureauId, how.reason, how.recordedAt, how.recordedBy],
  );
}

export interface KeptReview extends ReviewStep {
  /** The person. */
  readonly by: string | null;
}

export function reviewsOf(manager: EntityManager, recordId: string): Promise<KeptReview[]> {
  return manager.query(
    `SELECT step, outcome, reviewed_on::text AS "on", recorded_by AS "by" FROM record_review WHERE record_id = $1 ORDER BY place`,
    [recordId],
  );
}

export async function insertReview(
  manager: EntityManager,
  { id: recordId, bureauId }: NewRecord,
  review: {
    readonly id: string;
    readonly step: string;
    readonly outcome: 'passed' | 'returned';
    readonly remark: string | null;
    readonly reviewedOn: Day;
    readonly recordedAt: Date;
    readonly recordedBy: string | null;
    readonly place: number;
  },
): Promise<void> {
  await manager.query(
    `INSERT INTO record_review (id, bureau_id, record_id, step, outcome, remark, reviewed_on, recorded_at, recorded_by, place)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[review.id, bureauId, recordId, review.step, review.outcome, review.remark],
      ...[review.reviewedOn, review.recordedAt, review.recordedBy, review.place],
    ],
  );
}

/** The newest that was not retracted, by the day it happened; with whether its review sent it back. */
export async function newestOfKind(
  manager: EntityManager,
  whose: {
    readonly campaignId: string;
    readonly unitId: string;
    readonly kind: string;
    readonly personId: string | null;
  },
): Promise<(Pick<NewRecord, 'id' | 'values'> & { readonly returned: boolean }) | null> {
  const [row] = (await manager.query(
    `SELECT r.id, r.values, coalesce((SELECT v.outcome = 'returned' FROM record_review v WHERE v.record_id = r.id
       ORDER BY v.place DESC LIMIT 1), false) AS returned
     FROM campaign_record r
     WHERE r.campaign_id = $1 AND r.unit_id = $2 AND r.kind = $3 AND ($4::uuid IS NULL OR r.person_id = $4)
       AND NOT EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = r.id)
     ORDER BY r.happened_on DESC, r.recorded_at DESC, r.seq DESC LIMIT 1`,
    [whose.campaignId, whose.unitId, whose.kind, whose.personId],
  )) as (Pick<NewRecord, 'id' | 'values'> & { returned: boolean })[];
  return row ?? null;
}

/** What somebody noted beside the facts; no test reads it. */
export async function noteOn(
  manager: EntityManager,
  record: NewRecord,
  note: string | null,
): Promise<void> {
  if (note !== null)
    await insertTexts(manager, record, [{ field: '$note', entry: '', text: note }]);
}

export async function recordById(
  manager: EntityManager,
  bureauId: string | null,
  id: string,
): Promise<KeptRecord | null> {
  const [row] = (await manager.query(`${kept} WHERE r.bureau_id = $1 AND r.id = $2`, [
    bureauId,
    id,
  ])) as KeptRecord[];
  return row ?? null;
}

export function textsOf(manager: EntityManager, recordId: string): Promise<KeptText[]> {
  return manager.query(
    `SELECT field, entry, text FROM record_text WHERE record_id = $1 ORDER BY field, entry`,
    [recordId],
  );
}

export async function insertRead(
  manager: EntityManager,
  { id: recordId, bureauId }: NewRecord,
  read: { readonly id: string; readonly readAt: Date; readonly readBy: string | null },
): Promise<void> {
  await manager.query(
    `INSERT INTO record_read (id, bureau_id, record_id, read_at, read_by) VALUES ($1, $2, $3, $4, $5)`,
    [read.id, bureauId, recordId, read.readAt, read.readBy],
  );
}
