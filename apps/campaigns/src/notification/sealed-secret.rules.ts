import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const version = 'v1';

/** Seals secrets at rest. The text names its algorithm, so that another can take over (`v1` is AES-256-GCM). */
export class SecretSeal {
  private readonly key: Buffer;

  /** `passphrase`: at least 32 characters, from the environment. */
  constructor(passphrase: string) {
    this.key = Buffer.from(
      hkdfSync('sha256', passphrase, 'huiyin', 'notification-channel-secret', 32),
    );
  }

  /** `channelId` is bound in: a sealed secret copied to another row does not open. */
  seal(secret: string, channelId: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv(algorithm, this.key, iv).setAAD(Buffer.from(channelId));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [version, iv, cipher.getAuthTag(), sealed]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.');
  }

  open(text: string, channelId: string): string {
    const [found, iv = '', tag = '', sealed = ''] = text.split('.');
    if (found !== version) throw new Error(`cannot happen: a secret sealed by "${found}"`);
    const decipher = createDecipheriv(algorithm, this.key, Buffer.from(iv, 'base64url'))
      .setAAD(Buffer.from(channelId))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    const opened = Buffer.concat([
      decipher.update(Buffer.from(sealed, 'base64url')),
      decipher.final(),
    ]);
    return opened.toString('utf8');
  }
}

/** A new signing secret in the form of the Standard Webhooks specification: `whsec_` and 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
