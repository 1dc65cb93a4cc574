import {
  type OpenedBody,
  SHEET_SUITE,
  type SealedSheet,
  type Sheet,
  decodeSheet,
  fromBase64url,
  sheetBinding,
} from '@huiyin/ballot-client';
import { createPrivateKey, webcrypto } from 'node:crypto';

import { BallotKeyRefused, SheetUnreadable } from './ballot-keys.errors';

const { subtle } = webcrypto;
/** Enough to keep Node's four pool threads busy while the main thread decodes. */
const AT_ONCE = 16;
const RSA_OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' };

/**
 * Opens sealed sheets at closing. WebCrypto runs on the thread pool, so thousands of sheets use every core and the
 * service keeps answering (about 2 ms of CPU per sheet at 3072 bit).
 */
export class SheetOpener {
  private constructor(private readonly key: webcrypto.CryptoKey) {}

  /** @param privateKeyPem the closing key, PKCS #8 PEM @throws BallotKeyRefused */
  static async fromPem(privateKeyPem: string): Promise<SheetOpener> {
    try {
      const der = createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'der' });
      return new SheetOpener(await subtle.importKey('pkcs8', der, RSA_OAEP, false, ['decrypt']));
    } catch {
      throw new BallotKeyRefused();
    }
  }

  /**
   * @param ticketId id of the ticket the sheet was cast with
   * @throws SheetUnreadable — the caller counts the ballot as void
   */
  async open(opened: OpenedBody, sealed: SealedSheet, ticketId: string): Promise<Sheet> {
    const bytes = await this.decrypt(sealed, sheetBinding(opened.appraisalId, ticketId));
    const sheet = bytes && decodeSheet(opened.definition, bytes);
    if (!sheet) throw new SheetUnreadable();
    return sheet;
  }

  /**
   * Every sheet in order, null for one that cannot be read (it counts as void). A bounded number is under way at any time, so
   * that the thread pool is never idle and 20 000 sheets are never in memory twice.
   */
  async openAll(
    opened: OpenedBody,
    sheets: readonly { readonly sealed: SealedSheet; readonly ticketId: string }[],
  ): Promise<(Sheet | null)[]> {
    const found: (Sheet | null)[] = new Array<null>(sheets.length).fill(null);
    const left = sheets.entries(); // shared: each reader takes the next
    const reader = async () => {
      for (const [at, { sealed, ticketId }] of left)
        found[at] = await this.open(opened, sealed, ticketId).catch(voidWhenUnreadable);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
    return found;
  }

  private async decrypt(
    sealed: SealedSheet,
    additionalData: Uint8Array,
  ): Promise<Uint8Array | null> {
    const [wrapped, iv, ciphertext] = [sealed.encryptedKey, sealed.iv, sealed.ciphertext].map(
      fromBase64url,
    );
    if (sealed.alg !== SHEET_SUITE || !wrapped || !iv || !ciphertext) return null;
    try {
      const raw = await subtle.decrypt(RSA_OAEP, this.key, wrapped);
      const sheetKey = await subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
      return new Uint8Array(
        await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, sheetKey, ciphertext),
      );
    } catch {
      return null;
    }
  }
}

function voidWhenUnreadable(error: unknown): null {
  if (error instanceof SheetUnreadable) return null;
  throw error;
}

/** One sheet; keep a `SheetOpener` when opening many. @throws BallotKeyRefused, SheetUnreadable */
export async function openSheet(
  privateKeyPem: string,
  opened: OpenedBody,
  sealed: SealedSheet,
  ticketId: string,
): Promise<Sheet> {
  return (await SheetOpener.fromPem(privateKeyPem)).open(opened, sealed, ticketId);
}
