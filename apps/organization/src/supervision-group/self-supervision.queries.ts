import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { validOn } from '../loaders/as-of.rules';
import type { SelfSupervisionRisk } from './self-supervision.types';

export class SelfSupervisionQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** R000.78, for the units the actor's alerts cover; at most 500. */
  async list(actor: Actor): Promise<SelfSupervisionRisk[]> {
    const units = actor.unitIdsFor('alert:read');
    return this.reads.rows(
      actor,
      `SELECT json_build_object('id', p.id, 'name', p.name) AS person,
              json_build_object('id', u.id, 'bureauId', u.bureau_id, 'kind', u.kind, 'name', u.name, 'unitType', u.unit_type) AS unit,
              json_build_object('id', g.id, 'number', g.number, 'label', g.label, 'validFrom', g.valid_from,
                'validTo', g.valid_to) AS "supervisionGroup",
              m.is_liaison AS "isLiaison"
       FROM unit_contact c
       JOIN supervision_assignment a ON a.bureau_id = c.bureau_id AND a.unit_id = c.unit_id AND ${validOn('a', '$3')}
       JOIN supervision_membership m ON m.bureau_id = a.bureau_id AND m.group_id = a.group_id
         AND m.person_id = c.person_id AND ${validOn('m', '$3')}
       JOIN supervision_group g ON g.bureau_id = a.bureau_id AND g.id = a.group_id
       JOIN unit_on($3) u ON u.bureau_id = c.bureau_id AND u.id = c.unit_id
       JOIN person p ON p.bureau_id = c.bureau_id AND p.id = c.person_id
       WHERE c.bureau_id = $1 AND ${validOn('c', '$3')} AND ($2::uuid[] IS NULL OR u.id = ANY($2))
       ORDER BY g.number, a.ordinal LIMIT 500`,
      [actor.bureauId, units === 'all' ? null : units, await this.days.of(actor)],
    );
  }
}
