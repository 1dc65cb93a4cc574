import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import { isId } from '../loaders/ids.rules';
import type { SuperiorNode } from './superior.types';

export interface SuperiorsAsked {
  readonly campaignId: string | null;
  readonly unitId: string | null;
}

export class SuperiorQueries {
  constructor(private readonly reads: ScopedReads) {}

  /**
   * The set that counts: the campaign's own for the unit, else the campaign's, else the unit's, else the bureau's. A
   * unit that is not the actor's is as if none were named.
   */
  async list(actor: Actor, { campaignId, unitId }: SuperiorsAsked): Promise<SuperiorNode[]> {
    if ([campaignId, unitId].some((id) => id !== null && !isId(id))) return [];
    return this.reads.rows(
      actor,
      `SELECT s.id, s.kind, s.name, s.receives FROM (
         SELECT t.campaign_id, t.unit_id FROM superior t WHERE t.bureau_id = $1
           AND (t.campaign_id IS NULL OR t.campaign_id = $2)
           AND (t.unit_id IS NULL OR (t.unit_id = $3 AND ($4::uuid[] IS NULL OR t.unit_id = ANY($4))))
         ORDER BY t.campaign_id NULLS LAST, t.unit_id NULLS LAST LIMIT 1) chosen
       JOIN superior s ON s.bureau_id = $1 AND s.campaign_id IS NOT DISTINCT FROM chosen.campaign_id
         AND s.unit_id IS NOT DISTINCT FROM chosen.unit_id
       ORDER BY s.ordinal LIMIT 20`,
      [actor.bureauId, campaignId, unitId, directoryScope(actor).unitIds],
    );
  }
}
