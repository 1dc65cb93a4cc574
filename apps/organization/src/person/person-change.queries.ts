import { type EntityManager, In } from 'typeorm';
import { PostEntity } from '../post/post.entity';
import { PersonAffiliationEntity } from './person-affiliation.entity';
import { PersonStandingEntity } from './person-standing.entity';

/** Home units of a person that are not over on `day`, earliest first. */
export function homesFrom(
  manager: EntityManager,
  personId: string,
  day: string,
): Promise<PersonAffiliationEntity[]> {
  return manager
    .createQueryBuilder(PersonAffiliationEntity, 'a')
    .where(`a.personId = :personId AND a.kind = 'own'`, { personId })
    .andWhere('(a.validTo IS NULL OR a.validTo > :day)', { day })
    .orderBy('a.validFrom')
    .getMany();
}

/** Standings of a person that are not over on `day`, earliest first. */
export function standingsFrom(
  manager: EntityManager,
  personId: string,
  day: string,
): Promise<PersonStandingEntity[]> {
  return manager
    .createQueryBuilder(PersonStandingEntity, 's')
    .where('s.personId = :personId AND (s.validTo IS NULL OR s.validTo > :day)', { personId, day })
    .orderBy('s.validFrom')
    .getMany();
}

/** Posts of a person at these units that are not over on `day`. */
export async function postsAtFrom(
  manager: EntityManager,
  personId: string,
  unitIds: readonly string[],
  day: string,
): Promise<PostEntity[]> {
  if (unitIds.length === 0) return [];
  const posts = await manager.findBy(PostEntity, { personId, unitId: In([...unitIds]) });
  return posts.filter(
    ({ voidedAt, validTo }) => voidedAt === null && (validTo === null || validTo > day),
  );
}

/**
 * What somebody leaves by going from one unit to another on a day: the whole unit with its departments, or, inside one
 * unit, the department left. Null for "somewhere outside".
 */
export async function unitsLeft(
  manager: EntityManager,
  { from, to, on }: { from: string; to: string | null; on: string },
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `WITH place AS (SELECT enclosing_unit($1, $3) AS old, enclosing_unit($2, $3) AS new)
     SELECT i AS id FROM place, units_inside(
       CASE WHEN place.old IS DISTINCT FROM place.new THEN COALESCE(place.old, $1) ELSE $1 END, $3) i
     WHERE place.old IS DISTINCT FROM place.new OR ($1 <> place.old)`,
    [from, to, on],
  );
  return rows.map(({ id }) => id);
}
