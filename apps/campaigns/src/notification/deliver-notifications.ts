import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import { noTenant, type ScopedReads } from '@huiyin/persistence';
import { mailText } from './mail-text.rules';
import { NotificationChannelEntity } from './notification-channel.entity';
import { NotificationEntity } from './notification.entity';
import { SendingFailed } from './notification.errors';
import { waitAfter } from './retry.rules';
import type { WaysOut } from './ways-out';

const lease = 60_000; // longer than any attempt: a process that dies while sending leaves it to the next
const batch = 20;

interface Claim {
  readonly notification: NotificationEntity;
  readonly channel: NotificationChannelEntity;
}

/** Sends what is due, bureau by bureau. Several processes may do so at once: a message is claimed before it is sent. */
export class DeliverNotifications {
  constructor(
    private readonly reads: ScopedReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly waysOut: WaysOut,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** How many were tried. */
  async execute(): Promise<number> {
    const bureaus = await this.reads.rows<{ id: string }>(
      noTenant,
      'SELECT id FROM bureaus_with_notifications_due($1) AS id',
      [this.clock.now()],
    );
    let tried = 0;
    for (const { id: bureauId } of bureaus) {
      const claims = await this.claim(bureauId);
      await Promise.all(claims.map((claim) => this.attempt(claim)));
      tried += claims.length;
    }
    return tried;
  }

  private claim(bureauId: string): Promise<Claim[]> {
    const now = this.clock.now();
    return this.unitOfWork.run({ bureauId }, async (tx) => {
      const due = await tx.manager
        .createQueryBuilder(NotificationEntity, 'n')
        .where(`n.bureauId = :bureauId AND n.state = 'PENDING' AND n.nextAttemptAt <= :now`, {
          bureauId,
          now,
        })
        .orderBy('n.nextAttemptAt')
        .limit(batch)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      const claims: Claim[] = [];
      for (const notification of due) {
        notification.attempts += 1;
        notification.nextAttemptAt = new Date(now.getTime() + lease);
        await tx.save(notification);
        const channel = await tx.manager.findOneByOrFail(NotificationChannelEntity, {
          id: notification.channelId,
        });
        claims.push({ notification, channel });
      }
      return claims;
    });
  }

  private async attempt({ notification, channel }: Claim): Promise<void> {
    const failure = await this.send(notification, channel).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null && !(failure instanceof SendingFailed))
      this.logger.error({ err: failure, notificationId: notification.id }, 'notification not sent');
    await this.settle(notification, failure);
  }

  private async send(
    { id, body }: NotificationEntity,
    { id: channelId, kind, state, address, sealedSecret }: NotificationChannelEntity,
  ): Promise<void> {
    if (state !== 'ACTIVE' && body.type !== 'huiyin.trial')
      throw new SendingFailed('CHANNEL_PAUSED');
    if (address === null) throw new SendingFailed('CHANNEL_REMOVED');
    const at = this.clock.now();
    if (kind === 'mailbox') return this.waysOut.mail.send({ id, address, at, ...mailText(body) });
    const { seal, sender } = this.waysOut.webhook;
    const secret = seal.open(sealedSecret ?? '', channelId);
    return sender.send({ id, address, secret, body, at });
  }

  private settle({ id, bureauId, channelId }: NotificationEntity, failure: unknown): Promise<void> {
    return this.unitOfWork.run({ bureauId }, async (tx) => {
      const notification = await tx.lock(NotificationEntity, id);
      if (!notification || notification.state !== 'PENDING') return;
      const at = this.clock.now();
      if (failure === null) {
        notification.delivered(at);
        await tx.save(notification);
        return;
      }
      const known = failure instanceof SendingFailed ? failure : new SendingFailed('INTERNAL');
      const givenUp = notification.failed(
        known.failure,
        at,
        known.gone ? null : waitAfter(notification.attempts),
      );
      await tx.save(notification);
      if (!givenUp) return;
      const channel = await tx.lock(NotificationChannelEntity, channelId);
      if (channel?.state !== 'ACTIVE') return;
      channel.pause(known.gone ? 'gone' : 'unreachable');
      await tx.save(channel);
    });
  }
}
