import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { validOn } from '../loaders/as-of.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import { workingKinds } from './person.rules';
import type { AffiliationNode, Headcount, PersonDay } from './person.types';

const nowhere = {
  unitId: null,
  departmentId: null,
  homeUnitId: null,
  kind: 'staff',
  rank: null,
  isCpcMember: null,
} as const;

/** What is true of people on a day; asked for people and units the actor was shown already. */
export class PersonDayQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  async ofPersons(actor: Actor, personIds: readonly string[], asOf: AsOf): Promise<PersonDay[]> {
    const rows = await this.reads.rows<PersonDay>(
      actor,
      `SELECT p.id AS "personId",
              CASE WHEN u.kind = 'unit' THEN u.id WHEN u.id IS NOT NULL THEN enclosing_unit(u.id, $3) END AS "unitId",
              CASE WHEN u.kind <> 'unit' THEN u.id END AS "departmentId",
              h.unit_id AS "homeUnitId", COALESCE(s.kind, 'staff') AS kind, s.rank, s.is_cpc_member AS "isCpcMember"
       FROM person p
       LEFT JOIN works_on($3) w ON w.bureau_id = p.bureau_id AND w.person_id = p.id
       LEFT JOIN unit u ON u.bureau_id = w.bureau_id AND u.id = w.unit_id
       LEFT JOIN person_affiliation h ON h.bureau_id = p.bureau_id AND h.person_id = p.id AND h.kind = 'own'
         AND ${validOn('h', '$3')}
       LEFT JOIN person_standing s ON s.bureau_id = p.bureau_id AND s.person_id = p.id AND ${validOn('s', '$3')}
       WHERE p.bureau_id = $1 AND p.id = ANY($2::uuid[])`,
      [actor.bureauId, personIds, await this.days.of(actor, asOf)],
    );
    const found = onesFor(personIds, rows, ({ personId }) => personId);
    return found.map((row, index) => row ?? { personId: personIds[index]!, ...nowhere });
  }

  /** Home units and attachments, past and planned ones included, latest first. */
  async affiliations(actor: Actor, personIds: readonly string[]): Promise<AffiliationNode[][]> {
    const rows = await this.reads.rows<AffiliationNode>(
      actor,
      `SELECT id, person_id AS "personId", unit_id AS "unitId", kind, valid_from::text AS "validFrom",
              valid_to::text AS "validTo"
       FROM person_affiliation WHERE bureau_id = $1 AND person_id = ANY($2::uuid[])
         AND (valid_to IS NULL OR valid_to > valid_from)
       ORDER BY valid_from DESC, kind, id LIMIT $3`,
      [actor.bureauId, personIds, personIds.length * 100],
    );
    return listsFor(personIds, rows, ({ personId }) => personId);
  }

  async headcounts(actor: Actor, unitIds: readonly string[], asOf: AsOf): Promise<Headcount[]> {
    const rows = await this.reads.rows<Headcount>(
      actor,
      `WITH place AS (
         SELECT asked.id AS unit_id, inside.id FROM unnest($2::uuid[]) asked (id)
         CROSS JOIN LATERAL units_inside(asked.id, $3) inside (id)
       ), people AS (
         SELECT place.unit_id, w.kind AS tie, COALESCE(s.kind, 'staff') = ANY($4) AS works,
                COALESCE(s.kind, 'staff') <> 'staff' AS without_post
         FROM place JOIN works_on($3) w ON w.bureau_id = $1 AND w.unit_id = place.id
         LEFT JOIN person_standing s ON s.bureau_id = w.bureau_id AND s.person_id = w.person_id AND ${validOn('s', '$3')}
         UNION ALL
         SELECT place.unit_id, 'away', false, false FROM place
         JOIN person_affiliation o ON o.bureau_id = $1 AND o.unit_id = place.id AND o.kind = 'own' AND ${validOn('o', '$3')}
         JOIN person_affiliation a ON a.bureau_id = o.bureau_id AND a.person_id = o.person_id AND a.kind <> 'own'
           AND ${validOn('a', '$3')}
       )
       SELECT unit_id AS "unitId", count(*) FILTER (WHERE works)::int AS working,
              count(*) FILTER (WHERE works AND tie <> 'own')::int AS "fromElsewhere",
              count(*) FILTER (WHERE tie = 'away')::int AS away,
              count(*) FILTER (WHERE works AND without_post)::int AS "withoutPost",
              count(*) FILTER (WHERE NOT works AND tie <> 'away')::int AS others
       FROM people GROUP BY unit_id`,
      [actor.bureauId, unitIds, await this.days.of(actor, asOf), workingKinds],
    );
    const none = { working: 0, fromElsewhere: 0, away: 0, withoutPost: 0, others: 0 };
    const found = onesFor(unitIds, rows, ({ unitId }) => unitId);
    return found.map((row, index) => row ?? { unitId: unitIds[index]!, ...none });
  }
}
