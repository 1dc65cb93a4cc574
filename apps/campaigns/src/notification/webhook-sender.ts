import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import type { NotificationBody } from './notification.entity';
import { AddressRefused, SendingFailed } from './notification.errors';
import { isPublicAddress, webhookAddressProblem } from './outbound-address.rules';

const patience = 15_000; // the specification: 15 to 30 s

export interface OutboundMessage {
  readonly id: string;
  readonly address: string;
  readonly secret: string;
  readonly body: NotificationBody;
  /** Of this attempt; part of what is signed. */
  readonly at: Date;
}

/**
 * Signed webhooks after the Standard Webhooks specification (1.0): `webhook-id`, `webhook-timestamp`,
 * `webhook-signature: v1,<HMAC-SHA256 of id.timestamp.body>`. No redirect is followed, the answer is not read,
 * and a name that leads into a private network is refused when it is connected to, not when it was registered.
 */
export class WebhookSender {
  private readonly agent: Agent;

  constructor(private readonly allowPrivate: boolean = false) {
    this.agent = new Agent({
      connections: 4,
      headersTimeout: patience,
      bodyTimeout: patience,
      connect: { timeout: patience, ...(allowPrivate ? {} : { lookup: publicLookup }) },
    });
  }

  async send({ id, address, secret, body, at }: OutboundMessage): Promise<void> {
    const problem = webhookAddressProblem(address, this.allowPrivate);
    if (problem !== null) throw new SendingFailed('ADDRESS_REFUSED');
    const payload = JSON.stringify(body);
    const signature = new Webhook(secret).sign(id, at, payload);
    const status = await this.post(address, payload, {
      'content-type': 'application/json',
      'user-agent': 'Huiyin-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signature,
    });
    if (status < 200 || status > 299) throw new SendingFailed(`HTTP_${status}`, status === 410);
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private async post(
    address: string,
    payload: string,
    headers: Record<string, string>,
  ): Promise<number> {
    try {
      const answer = await request(address, {
        method: 'POST',
        headers,
        body: payload,
        dispatcher: this.agent,
        signal: AbortSignal.timeout(patience),
      });
      // What the receiver says is nobody's business here; a little of it is drained so that the connection can be used again.
      await answer.body.dump({ limit: 16_384 }).catch(() => undefined);
      return answer.statusCode;
    } catch (error) {
      throw new SendingFailed(failureCode(error));
    }
  }
}

function failureCode(error: unknown): string {
  if (error instanceof AddressRefused) return 'ADDRESS_REFUSED';
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError' || (typeof code === 'string' && code.includes('TIMEOUT')))
    return 'TIMEOUT';
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'UNREACHABLE';
}

// Every address of the name must be a public one: the check and the connection use the same answer (DNS rebinding).
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return done(new AddressRefused('it leads into a private network'), '');
    if ((options as { all?: boolean }).all) return done(null, addresses as never);
    const [first] = addresses;
    return done(null, first?.address ?? '', first?.family);
  });
};
