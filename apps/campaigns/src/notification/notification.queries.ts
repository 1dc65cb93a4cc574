import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { NotificationChannelNode, NotificationNode } from './notification.types';

const channelColumns = `id, kind, audiences, address, state, paused_because AS "pausedBecause", group_id AS "groupId",
  unit_id AS "unitId", CASE WHEN unit_id IS NOT NULL THEN json_build_object('id', unit_id) END AS unit`;

/** The office's view of its ways out. */
export class NotificationQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Active and paused ones first, at most 200. */
  channels(actor: Actor): Promise<NotificationChannelNode[]> {
    return this.reads.rows<NotificationChannelNode>(
      actor,
      `SELECT ${channelColumns} FROM notification_channel WHERE bureau_id = $1
       ORDER BY state = 'REMOVED', kind, id LIMIT 200`,
      [actor.bureauId],
    );
  }

  channel(actor: Actor, id: string): Promise<NotificationChannelNode | null> {
    return this.reads.one<NotificationChannelNode>(
      actor,
      `SELECT ${channelColumns} FROM notification_channel WHERE bureau_id = $1 AND id = $2`,
      [actor.bureauId, id],
    );
  }

  /** What was not delivered (yet), the longest waiting first. */
  undelivered(actor: Actor, first: number): Promise<NotificationNode[]> {
    return this.reads.rows<NotificationNode>(
      actor,
      `SELECT id, channel_id AS "channelId", body->>'type' AS type, state, attempts,
         next_attempt_at AS "nextAttemptAt", last_failure AS "lastFailure"
       FROM notification WHERE bureau_id = $1 AND state <> 'DELIVERED'
       ORDER BY state, next_attempt_at, id LIMIT $2`,
      [actor.bureauId, first],
    );
  }
}
