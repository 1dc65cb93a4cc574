import { MailSender } from './mail-sender';
import type { ChannelKind } from './notification-channel.entity';
import { ChannelKindUnavailable } from './notification.errors';
import { SecretSeal } from './sealed-secret.rules';
import { WebhookSender } from './webhook-sender';

/** What the operator switched on; null: this kind of channel can't be registered here. */
export interface NotificationSettings {
  /** Seals the webhooks' secrets at rest. */
  readonly key: string | null;
  readonly smtpUrl: string | null;
  /** `回音 <huiyin@example.org>` */
  readonly mailFrom: string;
  /** Development and tests only: http and private networks may be called. */
  readonly allowPrivateWebhooks: boolean;
}

export const noNotifications: NotificationSettings = {
  ...{ key: null, smtpUrl: null, mailFrom: 'huiyin@localhost', allowPrivateWebhooks: false },
};

/** What switches a kind of channel on. */
const settingOf = { webhook: 'NOTIFICATION_KEY', mailbox: 'SMTP_URL' } as const;

/** The ways out of the house, as far as they are switched on. */
export class WaysOut {
  private readonly webhooks: { seal: SecretSeal; sender: WebhookSender } | null;
  private readonly mails: MailSender | null;

  constructor(readonly settings: NotificationSettings) {
    const { key, smtpUrl, mailFrom, allowPrivateWebhooks } = settings;
    this.webhooks =
      key === null
        ? null
        : { seal: new SecretSeal(key), sender: new WebhookSender(allowPrivateWebhooks) };
    this.mails = smtpUrl === null ? null : new MailSender(smtpUrl, mailFrom);
  }

  /** CHANNEL_KIND_UNAVAILABLE where the operator left this kind of channel off. */
  assertSwitchedOn(kind: ChannelKind): void {
    if (kind === 'webhook' ? !this.webhooks : !this.mails)
      throw new ChannelKindUnavailable(settingOf[kind]);
  }

  get webhook(): { seal: SecretSeal; sender: WebhookSender } {
    if (!this.webhooks) throw new ChannelKindUnavailable(settingOf.webhook);
    return this.webhooks;
  }

  get mail(): MailSender {
    if (!this.mails) throw new ChannelKindUnavailable(settingOf.mailbox);
    return this.mails;
  }

  async close(): Promise<void> {
    this.mails?.close();
    await this.webhooks?.sender.close();
  }
}
