import type { EntityManager } from 'typeorm';

export interface StoryUnit {
  readonly id: string;
  readonly name: string;
  readonly unitType: string;
  /** Who leads it and who works there already. */
  readonly principals: readonly string[];
  readonly staff: readonly string[];
}

/** Participating units of the day, in the order of the roster, the organ first. */
export function storyUnits(
  manager: EntityManager,
  bureauId: string,
  day: string,
): Promise<StoryUnit[]> {
  return manager.query(
    `SELECT u.id, u.name, u.unit_type AS "unitType",
       ARRAY(SELECT p.person_id FROM post p WHERE p.bureau_id = $1 AND p.unit_id = u.id AND p.kind LIKE '%principal'
             ORDER BY p.id) AS principals,
       ARRAY(SELECT p.person_id FROM post p WHERE p.bureau_id = $1 AND p.unit_id = u.id AND p.kind = 'staff'
             ORDER BY p.id) AS staff
     FROM unit_on($2) u
     LEFT JOIN supervision_assignment a ON a.bureau_id = u.bureau_id AND a.unit_id = u.id
     LEFT JOIN supervision_group g ON g.bureau_id = a.bureau_id AND g.id = a.group_id
     WHERE u.bureau_id = $1 AND u.kind = 'unit'
     ORDER BY u.unit_type <> 'bureau-organ', g.number, a.ordinal, u.name`,
    [bureauId, day],
  );
}

export interface StoryPeople {
  /** Of the supervision groups, by number. */
  readonly leaders: readonly string[];
  /** Named by the roster, at home nowhere yet. */
  readonly homeless: readonly string[];
  readonly office: string | null;
  readonly name: string;
}

export async function storyPeople(manager: EntityManager, bureauId: string): Promise<StoryPeople> {
  const [found] = await manager.query<StoryPeople[]>(
    `SELECT b.name, (SELECT person_id FROM account WHERE bureau_id = $1 AND subject = 'office') AS office,
       ARRAY(SELECT m.person_id FROM supervision_membership m JOIN supervision_group g ON g.id = m.group_id
             WHERE m.bureau_id = $1 AND m.role = 'leader' ORDER BY g.number) AS leaders,
       ARRAY(SELECT p.id FROM person p WHERE p.bureau_id = $1
             AND NOT EXISTS (SELECT FROM person_affiliation a WHERE a.bureau_id = $1 AND a.person_id = p.id)
             ORDER BY p.name, p.id) AS homeless
     FROM bureau b WHERE b.id = $1`,
    [bureauId],
  );
  return found ?? { name: '', office: null, leaders: [], homeless: [] };
}
