import type { RsaPublicJwk } from '@huiyin/ballot-client';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import {
  type BallotKeyPair,
  generateClosingKey,
  generateTicketKey,
  openPrivateKey,
  type SealedPrivateKey,
  sealPrivateKey,
  TicketIssuer,
} from '@huiyin/ballot';
import { BallotKeysGone } from './custody.errors';

export const closingKeyId = 'closing';
export const ticketKeyId = (ticketClass: string): string => `ticket.${ticketClass}`;

/** The private keys of appraisals: sealed at rest, under a role of their own, destroyed at closing. */
export class KeyCustody {
  // Short-lived: another copy of the service may have closed the appraisal meanwhile.
  private readonly issuers = new LRUCache<string, TicketIssuer>({ max: 200, ttl: 60_000 });

  constructor(
    private readonly pool: Pool,
    private readonly options: { masterKey: Uint8Array; keyBits: number },
  ) {}

  /** Public keys by key id; makes what is missing, keeps what is there. @throws BallotKeysGone after closing */
  async prepare(
    appraisalId: string,
    ticketClasses: readonly string[],
  ): Promise<Record<string, RsaPublicJwk>> {
    const wanted = [closingKeyId, ...ticketClasses.map(ticketKeyId)];
    const known = await this.publicKeys(appraisalId);
    const missing = wanted.filter((keyId) => known[keyId] === undefined);
    await Promise.all(missing.map((keyId) => this.make(appraisalId, keyId)));
    return missing.length === 0 ? known : this.publicKeys(appraisalId); // whose INSERT came first decides
  }

  /** Signs a blinded message (RFC 9474). @throws BallotKeysGone, BlindedMessageRefused */
  async signTicket(appraisalId: string, ticketClass: string, blinded: Uint8Array): Promise<Buffer> {
    const cacheKey = `${appraisalId}/${ticketClass}`;
    const issuer =
      this.issuers.get(cacheKey) ??
      new TicketIssuer(await this.privateKey(appraisalId, ticketKeyId(ticketClass)));
    this.issuers.set(cacheKey, issuer);
    return issuer.sign(blinded);
  }

  /** PKCS #8 PEM; used once, at closing. @throws BallotKeysGone */
  closingKey(appraisalId: string): Promise<string> {
    return this.privateKey(appraisalId, closingKeyId);
  }

  /** The rows stay without their private halves, so that a late "open" cannot make new keys. */
  async destroy(appraisalId: string): Promise<void> {
    for (const key of this.issuers.keys())
      if (key.startsWith(`${appraisalId}/`)) this.issuers.delete(key);
    await this.pool.query(
      `UPDATE custody.sealed_key SET sealed_private_key = NULL WHERE appraisal_id = $1`,
      [appraisalId],
    );
  }

  async withLivingKeys(): Promise<string[]> {
    const { rows } = await this.pool.query<{ appraisal_id: string }>(
      `SELECT DISTINCT appraisal_id FROM custody.sealed_key WHERE sealed_private_key IS NOT NULL`,
    );
    return rows.map((row) => row.appraisal_id);
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async make(appraisalId: string, keyId: string): Promise<void> {
    const { masterKey, keyBits } = this.options;
    const pair: BallotKeyPair = await (keyId === closingKeyId
      ? generateClosingKey(keyBits)
      : generateTicketKey(keyBits));
    const sealed = sealPrivateKey(pair.privateKeyPem, masterKey, `${appraisalId}/${keyId}`);
    await this.pool.query(
      `INSERT INTO custody.sealed_key (appraisal_id, key_id, public_key, sealed_private_key) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT sealed_key_pk DO NOTHING`,
      [appraisalId, keyId, pair.publicKeyJwk, sealed],
    );
  }

  private async publicKeys(appraisalId: string): Promise<Record<string, RsaPublicJwk>> {
    const { rows } = await this.pool.query<{
      key_id: string;
      public_key: RsaPublicJwk;
      living: boolean;
    }>(
      `SELECT key_id, public_key, sealed_private_key IS NOT NULL AS living FROM custody.sealed_key WHERE appraisal_id = $1`,
      [appraisalId],
    );
    if (rows.some(({ living }) => !living)) throw new BallotKeysGone();
    return Object.fromEntries(rows.map(({ key_id, public_key }) => [key_id, public_key]));
  }

  private async privateKey(appraisalId: string, keyId: string): Promise<string> {
    const { rows } = await this.pool.query<{ sealed_private_key: SealedPrivateKey | null }>({
      name: 'private-key',
      text: `SELECT sealed_private_key FROM custody.sealed_key WHERE appraisal_id = $1 AND key_id = $2`,
      values: [appraisalId, keyId],
    });
    const sealed = rows[0]?.sealed_private_key;
    if (!sealed || sealed.keyId !== `${appraisalId}/${keyId}`) throw new BallotKeysGone();
    return openPrivateKey(sealed, this.options.masterKey);
  }
}
