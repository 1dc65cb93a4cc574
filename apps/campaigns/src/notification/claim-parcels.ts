import { In } from 'typeorm';
import type { Tx } from '@huiyin/events';
import { NotificationChannelEntity } from './notification-channel.entity';
import { NotificationEntity } from './notification.entity';

const lease = 60_000; // longer than any attempt: what a process leaves when it dies while sending, the next one takes
const most = 200; // notifications of a claim
const mostWebhooks = 20;

/** What goes out in one piece: a webhook's message, or all a mailbox is to be told now. */
export interface Parcel {
  readonly channel: NotificationChannelEntity;
  readonly notifications: readonly NotificationEntity[];
}

/** Takes what is due for a minute: counted as an attempt before it is one, so that no crash makes it endless. */
export async function claimParcels(tx: Tx, bureauId: string, now: Date): Promise<Parcel[]> {
  const due = await tx.manager
    .createQueryBuilder(NotificationEntity, 'n')
    .where(`n.bureauId = :bureauId AND n.state = 'PENDING' AND n.nextAttemptAt <= :now`, {
      bureauId,
      now,
    })
    .orderBy('n.nextAttemptAt')
    .addOrderBy('n.id')
    .limit(most)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  const channels = await tx.manager.findBy(NotificationChannelEntity, {
    id: In([...new Set(due.map(({ channelId }) => channelId))]),
  });
  const parcels = parcelsOf(due, channels);
  const ids = parcels.flatMap(({ notifications }) => notifications.map(({ id }) => id));
  await tx.manager.query(
    `UPDATE notification SET attempts = attempts + 1, next_attempt_at = $3 WHERE bureau_id = $1 AND id = ANY($2)`,
    [bureauId, ids, new Date(now.getTime() + lease)],
  );
  return parcels;
}

function parcelsOf(
  due: readonly NotificationEntity[],
  channels: readonly NotificationChannelEntity[],
): Parcel[] {
  const all = channels.flatMap((channel) => {
    const notifications = due.filter(({ channelId }) => channelId === channel.id);
    return channel.kind === 'mailbox'
      ? [{ channel, notifications }]
      : notifications.map((notification) => ({ channel, notifications: [notification] }));
  });
  const webhooks = all.filter(({ channel }) => channel.kind === 'webhook').slice(0, mostWebhooks);
  return [...all.filter(({ channel }) => channel.kind === 'mailbox'), ...webhooks];
}
