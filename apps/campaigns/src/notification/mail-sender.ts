import { createTransport, type Transporter } from 'nodemailer';
import { SendingFailed } from './notification.errors';

export interface OutboundMail {
  /** The message's id, kept in every attempt (Message-ID): mail programs show a repeat once. */
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
}

const patience = 20_000;

/** Plain-text mail by SMTP. `url` as nodemailer takes it: `smtps://user:password@host:465`, `smtp://host:587`. */
export class MailSender {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport(url, {
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never);
  }

  async send({ id, address, subject, text, at }: OutboundMail): Promise<void> {
    const domain = this.from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address },
        subject,
        text,
        date: at,
        textEncoding: 'base64',
        messageId: `<${id}@${domain}>`,
        // RFC 3834: no out-of-office replies to a machine.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
      throw new SendingFailed(
        typeof responseCode === 'number' ? `SMTP_${responseCode}` : String(code ?? 'UNREACHABLE'),
      );
    }
  }

  close(): void {
    this.transport.close();
  }
}
