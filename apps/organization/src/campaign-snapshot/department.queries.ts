import type { EntityManager } from 'typeorm';

export interface DepartmentOnDay {
  readonly departmentId: string;
  readonly departmentType: string;
  /** The unit or department right around it. */
  readonly parentUnitId: string;
  /** The unit around all of them. */
  readonly unitId: string;
}

/** Every department of the bureau's units on a day, however deep; study groups are none. */
export function departmentsOn(
  manager: EntityManager,
  { bureauId, day }: { readonly bureauId: string; readonly day: string },
): Promise<DepartmentOnDay[]> {
  return manager.query(
    `WITH RECURSIVE there AS (
       SELECT id, kind, unit_type, parent_unit_id FROM unit_on($2) WHERE bureau_id = $1 AND kind <> 'study-group'
     ), inside AS (
       SELECT d.id, d.unit_type, d.parent_unit_id, u.id AS unit_id
       FROM there u JOIN there d ON d.parent_unit_id = u.id AND d.kind = 'department' WHERE u.kind = 'unit'
       UNION SELECT d.id, d.unit_type, d.parent_unit_id, i.unit_id
       FROM inside i JOIN there d ON d.parent_unit_id = i.id AND d.kind = 'department'
     ) SELECT id AS "departmentId", unit_type AS "departmentType", parent_unit_id AS "parentUnitId", unit_id AS "unitId"
     FROM inside ORDER BY id`,
    [bureauId, day],
  );
}
