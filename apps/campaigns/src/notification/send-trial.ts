import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { NotificationChannelEntity } from './notification-channel.entity';
import { ChannelAlreadyRemoved, ChannelNotFound, TrialTooSoon } from './notification.errors';
import { lastTrialOf, notifyOnTrial } from './notify';

const every = 60_000;

/** Sends one trial message, so that the office sees whether the other end listens; once a minute per channel. */
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
      const now = this.clock.now();
      const wait = ((await lastTrialOf(tx, channel))?.getTime() ?? 0) + every - now.getTime();
      if (wait > 0) throw new TrialTooSoon(Math.ceil(wait / 1_000));
      await notifyOnTrial(tx, now, channel);
      return channel;
    });
  }
}
