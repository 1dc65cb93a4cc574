import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { ParticipationDecisionNode } from './participation.types';

export class ParticipationQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What was decided for single units of the own bureau; at most 2 000. */
  ofTemplate(actor: Actor, templateKey: string): Promise<ParticipationDecisionNode[]> {
    return this.reads.rows(
      actor,
      `SELECT id, template_key AS "templateKey", unit_id AS "unitId", mode, reason, decided_at AS "decidedAt"
       FROM participation_override WHERE bureau_id = $1 AND template_key = $2 ORDER BY decided_at, id LIMIT 2000`,
      [actor.bureauId, templateKey],
    );
  }
}
