import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { BoxSecretUnreadable } from './ballot-box.errors';
import { GCM_IV_BYTES, GCM_TAG_BYTES } from './box-layout';

const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';

/** Both derived from the secret of one box, which is destroyed when its sheets are handed over. */
export interface BoxKeys {
  /** Encrypts pages. */
  readonly page: Buffer;
  /** Decides on which page the search for a ticket begins. */
  readonly place: Buffer;
}

/** Of one box; everything else of it is derived from this. */
export function newBoxSecret(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** HKDF-SHA-256 (RFC 5869). */
export function boxKeys(secret: Buffer): BoxKeys {
  const derive = (info: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, KEY_BYTES));
  return { page: derive('huiyin-box-page/1'), place: derive('huiyin-box-place/1') };
}

/** Without the key nobody can tell a ticket's page, not even who knows all tickets from the board. */
export function homePage(placeKey: Buffer, ticketId: string, pageCount: number): number {
  const mac = createHmac('sha256', placeKey).update(ticketId, 'hex').digest();
  return Number(mac.readBigUInt64BE(0) % BigInt(pageCount));
}

/** The box's secret at rest. @param boxKey BALLOT_BOX_KEY, 32 bytes */
export function sealSecret(boxKey: Uint8Array, appraisalId: string, secret: Buffer): Buffer {
  return encrypt(boxKey, secret, secretLabel(appraisalId));
}

/** @throws BoxSecretUnreadable */
export function openSecret(boxKey: Uint8Array, appraisalId: string, sealed: Buffer): Buffer {
  const secret = decrypt(boxKey, sealed, secretLabel(appraisalId));
  if (secret === null) throw new BoxSecretUnreadable();
  return secret;
}

/** AES-256-GCM under a fresh random nonce: nonce ‖ ciphertext ‖ tag. */
export function encrypt(key: Uint8Array, plain: Buffer, label: string): Buffer {
  const iv = randomBytes(GCM_IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(label));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** null for a wrong key, another label, or changed bytes; which of them is not said. */
export function decrypt(key: Uint8Array, sealed: Buffer, label: string): Buffer | null {
  if (sealed.length < GCM_IV_BYTES + GCM_TAG_BYTES) return null;
  const iv = sealed.subarray(0, GCM_IV_BYTES);
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: GCM_TAG_BYTES })
    .setAAD(Buffer.from(label))
    .setAuthTag(sealed.subarray(-GCM_TAG_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(GCM_IV_BYTES, -GCM_TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  }
}

function secretLabel(appraisalId: string): string {
  return `huiyin-box-secret/1:${appraisalId}`;
}
