import type { EntityManager } from 'typeorm';
import { PostEntity } from '../post/post.entity';

/**
 * Every table that says something about a person by a foreign key, with its column. `test/merge.int-spec.ts` holds this
 * against the database, so that a new table cannot be forgotten when people are merged.
 */
export const personRows = {
  /** Moved as they are; what the kept person already holds collides by a constraint and is refused. */
  moved: [
    ['acting_appointment', 'person_id'],
    ['supervision_membership', 'person_id'],
    ['unit_contact', 'person_id'],
    ['work_group_membership', 'person_id'],
    ['work_group_exception', 'person_id'],
    ['contact_point', 'person_id'],
    ['unit_facility', 'opened_by_id'],
    ['member_development', 'person_id'],
    ['member_recommendation', 'person_id'],
    ['talent_entry', 'person_id'],
    ['reserve_cadre', 'person_id'],
    ['secretary_training', 'person_id'],
    ['care_record', 'person_id'],
  ],
  /** Treated apart below, or history that keeps the entry it was written about. */
  apart: [
    ['account', 'person_id'],
    ['person_affiliation', 'person_id'],
    ['person_standing', 'person_id'],
    ['post', 'person_id'],
    ['person', 'merged_into_id'],
    ['separated_duty', 'person_id'],
    ['access_record', 'person_id'],
    ['person_merge', 'kept_id'],
    ['person_merge', 'duplicate_id'],
  ],
} as const satisfies Record<string, readonly (readonly [table: string, column: string])[]>;

export interface MovedRow {
  readonly table: string;
  readonly ids: readonly string[];
}

/** Rows of the duplicate become rows of the kept person. */
export async function moveRows(
  manager: EntityManager,
  keptId: string,
  duplicateId: string,
): Promise<MovedRow[]> {
  const moved: MovedRow[] = [];
  for (const [table, column] of personRows.moved) {
    const [rows]: [{ id: string }[], number] = await manager.query(
      `UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2 RETURNING id`,
      [keptId, duplicateId],
    );
    moved.push({ table, ids: rows.map(({ id }) => id) });
  }
  await manager.query('UPDATE person SET merged_into_id = $1 WHERE merged_into_id = $2', [
    keptId,
    duplicateId,
  ]);
  return moved;
}

const layers = {
  person_affiliation: `(k.kind = 'own') = (d.kind = 'own')`,
  person_standing: 'true',
};

export interface MovedSpans {
  /** Rows that are the kept person's now. */
  readonly moved: MovedRow;
  /** Rows as they were, removed because they would count one person twice. */
  readonly leftOut: readonly unknown[];
}

/** Takes over spans where the kept person has none; what the others said is given back for the record of the merge. */
export async function moveSpans(
  manager: EntityManager,
  table: keyof typeof layers,
  keptId: string,
  duplicateId: string,
): Promise<MovedSpans> {
  const [rows]: [{ id: string }[], number] = await manager.query(
    `UPDATE ${table} d SET person_id = $1 WHERE d.person_id = $2 AND NOT EXISTS (
       SELECT FROM ${table} k WHERE k.person_id = $1 AND ${layers[table]}
         AND daterange(k.valid_from, k.valid_to) && daterange(d.valid_from, d.valid_to)) RETURNING d.id`,
    [keptId, duplicateId],
  );
  const [left]: [{ row: unknown }[], number] = await manager.query(
    `DELETE FROM ${table} d WHERE d.person_id = $1 RETURNING to_jsonb(d) AS row`,
    [duplicateId],
  );
  return { moved: { table, ids: rows.map(({ id }) => id) }, leftOut: left.map(({ row }) => row) };
}

/** Posts of the duplicate that the kept person holds at the same place at the same time. */
export async function postsHeldByBoth(
  manager: EntityManager,
  keptId: string,
  duplicateId: string,
): Promise<PostEntity[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT d.id FROM post d JOIN post k ON k.person_id = $1 AND k.kind = d.kind AND k.unit_id = d.unit_id
       AND k.party_organisation_id IS NOT DISTINCT FROM d.party_organisation_id AND k.voided_at IS NULL
       AND daterange(k.valid_from, k.valid_to) && daterange(d.valid_from, d.valid_to)
     WHERE d.person_id = $2 AND d.voided_at IS NULL`,
    [keptId, duplicateId],
  );
  return Promise.all(rows.map(({ id }) => manager.findOneByOrFail(PostEntity, { id })));
}
