import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import type { Audience } from './notification-channel.entity';
import type { NotificationBody } from './notification.entity';

/** Something a channel may be told: to whom, about which unit, and the words of the machine. */
export interface Notice {
  /** What it is about, e.g. `duty <id> overdue:office 2026-03-10`. Told once per channel. */
  readonly subject: string;
  readonly audience: Audience;
  readonly bureauId: string;
  readonly unitId: string;
  readonly supervisionGroupId: string | null;
  readonly body: NotificationBody;
}

/**
 * Puts notices on the way, in the transaction of what they tell: one row per notice and active channel whose audience
 * and scope fit. Called twice, it adds nothing. One statement for any number of notices.
 */
export async function notify(tx: Tx, at: Date, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.manager.query(
    `INSERT INTO notification (id, bureau_id, channel_id, subject, body, state, attempts, next_attempt_at)
     SELECT gen_random_uuid(), c.bureau_id, c.id, n.subject, n.body, 'PENDING', 0, $2
     FROM jsonb_to_recordset($1::jsonb) AS n
       (subject text, audience text, "bureauId" uuid, "unitId" uuid, "supervisionGroupId" uuid, body jsonb)
     JOIN notification_channel c ON c.bureau_id = n."bureauId" AND c.state = 'ACTIVE' AND n.audience = ANY (c.audiences)
       AND (c.unit_id IS NULL OR c.unit_id = n."unitId")
       AND (c.group_id IS NULL OR c.group_id = n."supervisionGroupId")
     ON CONFLICT ON CONSTRAINT notification_once_per_channel DO NOTHING`,
    [JSON.stringify(notices), at],
  );
}

/** When the channel was last sent a trial; null: never. Ask under the channel's lock. */
export async function lastTrialOf(
  tx: Tx,
  channel: { id: string; bureauId: string },
): Promise<Date | null> {
  const [{ at }] = (await tx.manager.query(
    `SELECT max((body->>'timestamp')::timestamptz) AS at FROM notification
     WHERE bureau_id = $1 AND channel_id = $2 AND subject >= 'trial ' AND subject < 'trial!'`,
    [channel.bureauId, channel.id],
  )) as [{ at: Date | null }];
  return at;
}

/** A message that only says "it works", to one channel. */
export async function notifyOnTrial(
  tx: Tx,
  at: Date,
  channel: { id: string; bureauId: string },
): Promise<void> {
  const body: NotificationBody = {
    type: 'huiyin.trial',
    timestamp: at.toISOString(),
    data: { channelId: channel.id },
  };
  await tx.manager.query(
    `INSERT INTO notification (id, bureau_id, channel_id, subject, body, state, attempts, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, 'PENDING', 0, $6)`,
    [newId(), channel.bureauId, channel.id, `trial ${newId()}`, JSON.stringify(body), at],
  );
}
