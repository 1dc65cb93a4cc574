import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import type { OpinionBox } from './facility.types';

export class FacilityQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** Per unit its opinion boxes on a day, null = today. */
  async boxesOfUnits(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<OpinionBox[][]> {
    const rows = await this.reads.rows<OpinionBox>(
      actor,
      `SELECT f.id, f.unit_id AS "unitId", f.opened_by_id AS "openedById", f.name, f.location,
              f.valid_from::text AS "validFrom", f.valid_to::text AS "validTo"
       FROM unit_facility f
       WHERE f.bureau_id = $1 AND f.unit_id = ANY($2::uuid[]) AND f.kind = 'opinion-box' AND ${validOn('f', '$4')}
         AND ($3::uuid[] IS NULL OR f.unit_id = ANY($3)) ORDER BY f.name, f.id`,
      [actor.bureauId, ids, directoryScope(actor).unitIds, await this.days.of(actor, asOf)],
    );
    return listsFor(ids, stamped(rows, asOf), ({ unitId }) => unitId);
  }
}
