import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import {
  type Audience,
  type ChannelKind,
  NotificationChannelEntity,
} from './notification-channel.entity';
import { AddressRefused, ChannelAlreadyRegistered, TooManyChannels } from './notification.errors';
import { webhookAddressProblem } from './outbound-address.rules';
import { newWebhookSecret } from './sealed-secret.rules';
import type { WaysOut } from './ways-out';

const most = 100;

export interface ChannelToRegister {
  readonly kind: ChannelKind;
  readonly address: string;
  readonly audiences: readonly Audience[];
  readonly unitId: string | null;
  readonly groupId: string | null;
}

export interface RegisteredChannel {
  readonly channel: NotificationChannelEntity;
  /** Of a webhook, told this once and never again. */
  readonly secret: string | null;
}

/** The office opens a way out. A webhook's secret is made here and sealed at rest. */
export class RegisterChannel {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waysOut: WaysOut,
  ) {}

  async execute(actor: Actor, wanted: ChannelToRegister): Promise<RegisteredChannel> {
    const id = newId();
    const secret = this.secretFor(wanted);
    const sealedSecret = secret === null ? null : this.waysOut.webhook.seal.seal(secret, id);
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        await assertRoom(tx, actor.bureauId);
        const channel = tx.manager.create(NotificationChannelEntity, {
          ...{ id, sealedSecret, bureauId: actor.bureauId as string },
          ...{ ...wanted, audiences: [...new Set(wanted.audiences)] },
          ...{ state: 'ACTIVE', pausedBecause: null },
        });
        await tx.manager.insert(NotificationChannelEntity, channel);
        return { channel, secret };
      });
    } catch (error) {
      if (violatedConstraint(error) === 'notification_channel_once')
        throw new ChannelAlreadyRegistered();
      throw error;
    }
  }

  private secretFor({ kind, address }: ChannelToRegister): string | null {
    if (kind === 'webhook') {
      const problem = webhookAddressProblem(address, this.waysOut.settings.allowPrivateWebhooks);
      if (problem !== null) throw new AddressRefused(problem);
    }
    this.waysOut.assertSwitchedOn(kind);
    return kind === 'webhook' ? newWebhookSecret() : null;
  }
}

// One after the other within a bureau, so that a hundred at once do not become a hundred and one.
async function assertRoom(tx: Tx, bureauId: string | null): Promise<void> {
  await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, [bureauId]);
  const [{ count }] = (await tx.manager.query(
    `SELECT count(*)::int AS count FROM notification_channel WHERE bureau_id = $1 AND state <> 'REMOVED'`,
    [bureauId],
  )) as [{ count: number }];
  if (count >= most) throw new TooManyChannels(most);
}
