import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import type { CampaignCountsNode } from './campaign-counts.types';

/** The city's view: numbers of all bureaus. The database function gives nothing but counts (see the migration). */
export class CampaignCountsQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  /** By opening template and bureau, never by how good they are: a duty check, no league table. */
  all(actor: Actor): Promise<CampaignCountsNode[]> {
    const onlyBureau = actor.hasRole('city-office') ? null : actor.bureauId;
    if (onlyBureau === null && !actor.hasRole('city-office')) return Promise.resolve([]);
    return this.reads.rows<CampaignCountsNode>(
      actor,
      `SELECT json_build_object('id', bureau_id) AS bureau, campaign_id AS "campaignId", template_key AS "templateKey",
         state, starts_on::text AS "startsOn", ends_on::text AS "endsOn", units_full AS "unitsFull",
         units_in_contact AS "unitsInContact", duties, fulfilled, waived, overdue
       FROM campaign_counts($1::timestamptz, $2::uuid) ORDER BY template_key, starts_on, bureau_id LIMIT 1000`,
      [this.clock.now(), onlyBureau],
    );
  }
}
