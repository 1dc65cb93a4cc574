import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import { noTenant, type ScopedReads } from '@huiyin/persistence';
import { claimParcels, type Parcel } from './claim-parcels';
import { mailText } from './mail-text.rules';
import { NotificationChannelEntity } from './notification-channel.entity';
import { NotificationEntity } from './notification.entity';
import { SendingFailed } from './notification.errors';
import { waitAfter } from './retry.rules';
import type { WaysOut } from './ways-out';

/** Sends what is due, bureau by bureau. Several processes may do so at once: a message is claimed before it is sent. */
export class DeliverNotifications {
  constructor(
    private readonly reads: ScopedReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly waysOut: WaysOut,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** How many parcels (a webhook's message, a mail) were tried. */
  async execute(): Promise<number> {
    const bureaus = await this.reads.rows<{ id: string }>(
      noTenant,
      'SELECT id FROM bureaus_with_notifications_due($1) AS id',
      [this.clock.now()],
    );
    let tried = 0;
    for (const { id: bureauId } of bureaus) {
      const parcels = await this.unitOfWork.run({ bureauId }, (tx) =>
        claimParcels(tx, bureauId, this.clock.now()),
      );
      await Promise.all(parcels.map((parcel) => this.attempt(parcel)));
      tried += parcels.length;
    }
    return tried;
  }

  private async attempt(parcel: Parcel): Promise<void> {
    const failure = await this.send(parcel).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null && !(failure instanceof SendingFailed))
      this.logger.error({ err: failure, channelId: parcel.channel.id }, 'a parcel was not sent');
    await this.settle(parcel, failure);
  }

  private async send({ channel, notifications: [first, ...more] }: Parcel): Promise<void> {
    const { id: channelId, kind, state, address, sealedSecret } = channel;
    if (!first) return;
    if (state !== 'ACTIVE' && first.body.type !== 'huiyin.trial')
      throw new SendingFailed('CHANNEL_PAUSED');
    if (address === null) throw new SendingFailed('CHANNEL_REMOVED');
    const [{ id }, at] = [first, this.clock.now()];
    if (kind === 'mailbox') {
      const text = mailText([first, ...more].map(({ body }) => body));
      return this.waysOut.mail.send({ id, address, at, ...text });
    }
    const { seal, sender } = this.waysOut.webhook;
    const secret = seal.open(sealedSecret ?? '', channelId);
    return sender.send({ id, address, secret, body: first.body, at });
  }

  private async settle({ channel, notifications }: Parcel, failure: unknown): Promise<void> {
    const { id: channelId, bureauId } = channel;
    await this.unitOfWork.run({ bureauId }, async (tx) => {
      const at = this.clock.now();
      const known = failure instanceof SendingFailed ? failure : new SendingFailed('INTERNAL');
      let anyGivenUp = false;
      for (const { id } of notifications) {
        const notification = await tx.lock(NotificationEntity, id);
        if (notification?.state !== 'PENDING') continue;
        const wait = known.gone ? null : waitAfter(notification.attempts);
        if (failure === null) notification.delivered(at);
        else anyGivenUp = notification.failed(known.failure, at, wait) || anyGivenUp;
        await tx.save(notification);
      }
      if (!anyGivenUp) return;
      const current = await tx.lock(NotificationChannelEntity, channelId);
      if (current?.state !== 'ACTIVE') return;
      current.pause(known.gone ? 'gone' : 'unreachable');
      await tx.save(current);
    });
  }
}
