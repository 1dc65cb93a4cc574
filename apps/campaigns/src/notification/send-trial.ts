import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { NotificationChannelEntity } from './notification-channel.entity';
import { ChannelAlreadyRemoved, ChannelNotFound } from './notification.errors';
import { notifyOnTrial } from './notify';

/** Sends one trial message, so that the office sees whether the other end listens. */
export class SendTrial {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, channelId: string): Promise<NotificationChannelEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const channel = await tx.lock(NotificationChannelEntity, channelId);
      if (!channel || !actor.belongsTo(channel.bureauId)) throw new ChannelNotFound();
      if (channel.state === 'REMOVED') throw new ChannelAlreadyRemoved();
      await notifyOnTrial(tx, this.clock.now(), channel);
      return channel;
    });
  }
}
