import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { NotificationChannelEntity } from './notification-channel.entity';
import { ChannelNotFound } from './notification.errors';

/** The way pausing, resuming and removing go: lock the channel, ask whether it is the actor's, change it. */
export class ChangeChannel {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    channelId: string,
    change: (channel: NotificationChannelEntity) => void,
  ): Promise<NotificationChannelEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const channel = await tx.lock(NotificationChannelEntity, channelId);
      if (!channel || !actor.belongsTo(channel.bureauId)) throw new ChannelNotFound();
      change(channel);
      await tx.save(channel);
      if (channel.state === 'REMOVED')
        await tx.manager.query(
          `UPDATE notification SET state = 'GIVEN_UP', next_attempt_at = NULL, last_failure = 'CHANNEL_REMOVED', settled_at = $3
           WHERE bureau_id = $1 AND channel_id = $2 AND state = 'PENDING'`,
          [channel.bureauId, channelId, this.clock.now()],
        );
      return channel;
    });
  }
}
