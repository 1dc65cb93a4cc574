import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { validOn } from '../loaders/as-of.rules';
import { isId } from '../loaders/ids.rules';
import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import type { PersonMatch, PossibleDuplicate } from './person-match.types';

const node = (alias: string) => `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

const mostMatches = 50;

/** Finds people by name and hints: proposals for the office, which alone says that two entries are one person. */
export class PersonMatchQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** People of a name, those with the most hints towards the unit first. */
  async named(actor: Actor, name: string, unitId: string | null): Promise<PersonMatch[]> {
    if (unitId !== null && !isId(unitId)) return [];
    return this.reads.rows(
      actor,
      `SELECT person, hints FROM (SELECT p.id, ${node('p')} AS person, array_remove(ARRAY['same-name',
         CASE WHEN EXISTS (SELECT FROM works_on($4) w WHERE w.bureau_id = p.bureau_id AND w.person_id = p.id
           AND w.unit_id = ANY(ARRAY(SELECT units_inside($3, $4)))) THEN 'works-there' END,
         CASE WHEN EXISTS (SELECT FROM person_affiliation a WHERE a.bureau_id = p.bureau_id AND a.person_id = p.id
           AND a.unit_id = $3 AND a.valid_to <= $4) THEN 'belonged-there' END,
         CASE WHEN EXISTS (SELECT FROM unit_contact c WHERE c.bureau_id = p.bureau_id AND c.person_id = p.id
           AND c.unit_id = $3) THEN 'contact-there' END,
         CASE WHEN EXISTS (SELECT FROM supervision_membership m JOIN supervision_assignment s
           ON s.bureau_id = m.bureau_id AND s.group_id = m.group_id AND s.unit_id = $3 AND ${validOn('s', '$4')}
           WHERE m.bureau_id = p.bureau_id AND m.person_id = p.id AND ${validOn('m', '$4')}) THEN 'supervises-it' END
       ], NULL) AS hints
       FROM person p WHERE p.bureau_id = $1 AND p.name_key = $2 AND p.merged_into_id IS NULL) found
       ORDER BY cardinality(hints) DESC, id LIMIT ${mostMatches}`,
      [actor.bureauId, withoutWhiteSpace(name), unitId, await this.days.of(actor)],
    );
  }

  /** Pairs of one name that work at one unit, or of which one works nowhere. */
  async duplicates(actor: Actor, first: number): Promise<PossibleDuplicate[]> {
    return this.reads.rows(
      actor,
      `SELECT ${node('p')} AS one, ${node('q')} AS other,
              ARRAY['same-name', CASE WHEN a.unit_id = b.unit_id THEN 'same-unit' ELSE 'one-without-unit' END] AS hints
       FROM person p JOIN person q ON q.bureau_id = p.bureau_id AND q.name_key = p.name_key AND q.id > p.id
         AND q.merged_into_id IS NULL
       LEFT JOIN works_on($2) a ON a.bureau_id = p.bureau_id AND a.person_id = p.id
       LEFT JOIN works_on($2) b ON b.bureau_id = q.bureau_id AND b.person_id = q.id
       WHERE p.bureau_id = $1 AND p.merged_into_id IS NULL
         AND (a.unit_id = b.unit_id OR a.unit_id IS NULL OR b.unit_id IS NULL)
       ORDER BY p.name_key, p.id, q.id LIMIT $3`,
      [actor.bureauId, await this.days.of(actor), first],
    );
  }
}
