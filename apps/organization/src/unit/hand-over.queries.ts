import type { EntityManager } from 'typeorm';
import { newId } from '@huiyin/kernel';
import { type HandOverRule, heirs, type Succession } from './hand-over.rules';

/** A row that holds at a unit over a span of days, with whatever further columns its table has. */
export interface HeldRow {
  readonly id: string;
  readonly unit_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly [column: string]: unknown;
}

export interface MovedRows {
  /** As they are now. */
  readonly ended: readonly HeldRow[];
  readonly begun: readonly HeldRow[];
  /** Id of a row that goes on → ids of the rows in which it does. */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * Ends the rows on the day and begins them at the heirs, column for column. Where an heir has the same already (the
 * table's own exclusion constraints say what "the same" is) its own row prevails.
 */
export async function handOverTable(
  manager: EntityManager,
  rule: HandOverRule,
  succession: Succession,
): Promise<MovedRows> {
  const { on, goesOn } = succession;
  const held = await heldRows(manager, rule, succession);
  if (held.length === 0) return { ended: [], begun: [], origins: new Map() };
  const fromOn = (row: HeldRow) => (row.valid_from > on ? row.valid_from : on);
  const ended = goesOn ? [] : held.map((row) => ({ ...row, valid_to: fromOn(row) }));
  if (ended.length > 0)
    await manager.query(
      `UPDATE ${rule.table} SET valid_to = GREATEST(valid_from, $2::date) WHERE id = ANY($1::uuid[])`,
      [ended.map(({ id }) => id), on],
    );
  const copies = heirs(rule, succession).flatMap((unitId) =>
    held.map((row) => ({
      origin: row.id,
      row: { ...row, id: newId(), unit_id: unitId, valid_from: fromOn(row) },
    })),
  );
  const begun = await insertWhereFree(
    manager,
    rule.table,
    copies.map(({ row }) => row),
  );
  return { ended, begun, origins: new Map(copies.map(({ row, origin }) => [row.id, origin])) };
}

async function heldRows(
  manager: EntityManager,
  { table, where = 'true' }: HandOverRule,
  { bureauId, predecessorIds, on }: Succession,
): Promise<HeldRow[]> {
  const rows = await manager.query<{ row: HeldRow }[]>(
    `SELECT to_jsonb(t) AS row FROM ${table} t
     WHERE t.bureau_id = $1 AND t.unit_id = ANY($2::uuid[]) AND (${where})
       AND (t.valid_to IS NULL OR t.valid_to > GREATEST(t.valid_from, $3::date))
     ORDER BY array_position($2::uuid[], t.unit_id), t.valid_from, t.id`,
    [bureauId, predecessorIds, on],
  );
  return rows.map(({ row }) => row);
}

async function insertWhereFree(
  manager: EntityManager,
  table: string,
  rows: readonly HeldRow[],
): Promise<HeldRow[]> {
  if (rows.length === 0) return [];
  const inserted = await manager.query<{ row: HeldRow }[]>(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT DO NOTHING RETURNING to_jsonb(${table}) AS row`,
    [JSON.stringify(rows)],
  );
  return inserted.map(({ row }) => row);
}

/** A contact that goes on is reached by the same numbers; the old contact keeps its own until the day comes. */
export async function copyPhones(
  manager: EntityManager,
  { begun, origins }: MovedRows,
): Promise<void> {
  if (begun.length === 0) return;
  await manager.query(
    `INSERT INTO contact_phone SELECT (jsonb_populate_record(f,
       jsonb_build_object('id', gen_random_uuid(), 'contact_id', pair.heir))).*
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (origin, heir) JOIN contact_phone f ON f.contact_id = pair.origin`,
    [begun.map(({ id }) => origins.get(id)), begun.map(({ id }) => id)],
  );
}

/** Everybody whose grants may speak of these units, on whichever day: posts, contacts, the groups that supervise. */
export async function peopleAround(
  manager: EntityManager,
  bureauId: string,
  unitIds: readonly string[],
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT person_id AS id FROM post WHERE bureau_id = $1 AND unit_id = ANY($2::uuid[])
     UNION SELECT person_id FROM person_affiliation WHERE bureau_id = $1 AND unit_id = ANY($2::uuid[])
     UNION SELECT person_id FROM unit_contact WHERE bureau_id = $1 AND unit_id = ANY($2::uuid[])
     UNION SELECT m.person_id FROM supervision_assignment a
       JOIN supervision_membership m ON m.bureau_id = a.bureau_id AND m.group_id = a.group_id
       WHERE a.bureau_id = $1 AND a.unit_id = ANY($2::uuid[])`,
    [bureauId, unitIds],
  );
  return rows.map(({ id }) => id);
}

/** Whether the office of the bureau works in one of these units on `on` or later: without it nobody could undo a closing. */
export async function holdsOffice(
  manager: EntityManager,
  unitIds: readonly string[],
  on: string,
): Promise<boolean> {
  const [post] = await manager.query<unknown[]>(
    `SELECT 1 FROM post p JOIN post_kind k ON k.code = p.kind AND k.role = 'campaign-office'
     WHERE p.unit_id = ANY($1::uuid[]) AND p.voided_at IS NULL AND (p.valid_to IS NULL OR p.valid_to > $2::date) LIMIT 1`,
    [unitIds, on],
  );
  return post !== undefined;
}
