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
  SigningPool,
  type SplitKey,
  splitNewKey,
  TicketIssuer,
} from '@huiyin/ballot';
import { BallotKeysGone, TicketsWaitForKeyShares } from './custody.errors';
import { KeyShares } from './key-shares.queries';

export const closingKeyId = 'closing';
export const ticketKeyId = (ticketClass: string): string => `ticket.${ticketClass}`;

/** As on the board: with two people the service alone cannot open a sheet while voting goes on. */
export type ClosingKeyHeldBy = 'service' | 'two-people';

export interface PreparedKeys {
  /** By key id: `closingKeyId`, `ticketKeyId(class)`. */
  readonly publicKeys: Record<string, RsaPublicJwk>;
  readonly closingKeyHeldBy: ClosingKeyHeldBy;
}

/** The private keys of appraisals: sealed at rest, under a role of their own, destroyed at closing. */
export class KeyCustody {
  private readonly signing = new SigningPool();
  /** The halves of closing keys that two people keep. */
  readonly shares: KeyShares;
  // Short-lived: another copy of the service may have closed the appraisal meanwhile.
  private readonly issuers = new LRUCache<string, Promise<TicketIssuer>>({ max: 200, ttl: 60_000 });

  constructor(
    private readonly pool: Pool,
    private readonly options: { masterKey: Uint8Array; keyBits: number },
  ) {
    this.shares = new KeyShares(pool, options.masterKey);
  }

  /**
   * Makes what is missing, keeps what is there: of several callers the first decides, also whether the closing key is split, which
   * is why the board takes `closingKeyHeldBy` from the answer. @throws BallotKeysGone after closing
   */
  async prepare(
    appraisalId: string,
    ticketClasses: readonly string[],
    { split }: { split: boolean } = { split: false },
  ): Promise<PreparedKeys> {
    const wanted = [closingKeyId, ...ticketClasses.map(ticketKeyId)];
    const known = await this.publicKeys(appraisalId);
    const missing = wanted.filter((keyId) => known[keyId] === undefined);
    await Promise.all(
      missing.map((keyId) => this.make(appraisalId, keyId, split && keyId === closingKeyId)),
    );
    const publicKeys = missing.length === 0 ? known : await this.publicKeys(appraisalId);
    const shares = await this.shares.of(appraisalId);
    return { publicKeys, closingKeyHeldBy: shares.length > 0 ? 'two-people' : 'service' };
  }

  /** Signs a blinded message (RFC 9474). @throws BallotKeysGone, TicketsWaitForKeyShares, BlindedMessageRefused, SigningBusy */
  async signTicket(appraisalId: string, ticketClass: string, blinded: Uint8Array): Promise<Buffer> {
    return this.signing.sign(await this.issuer(appraisalId, ticketClass), blinded);
  }

  /** Whether `signTicket` would sign it, without signing. @throws as `signTicket` */
  async checkMessage(appraisalId: string, ticketClass: string, blinded: Uint8Array): Promise<void> {
    (await this.issuer(appraisalId, ticketClass)).check(blinded);
  }

  /**
   * PKCS #8 PEM; used once, by the count. Not needed where the box is empty, so do not ask then: shares that nobody collected
   * are never handed in.
   * @throws BallotKeysGone, ClosingKeySharesMissing until both holders have handed in their shares
   */
  async closingKey(appraisalId: string): Promise<string> {
    const stored = await this.privateKey(appraisalId, closingKeyId);
    const wrapKey = await this.shares.wrapKey(appraisalId);
    return wrapKey ? openPrivateKey(JSON.parse(stored) as SealedPrivateKey, wrapKey) : stored;
  }

  /** The rows stay without their private halves, so that a late "open" cannot make new keys. */
  async destroy(appraisalId: string): Promise<void> {
    for (const key of this.issuers.keys())
      if (key.startsWith(`${appraisalId}/`)) this.issuers.delete(key);
    await this.shares.destroy(appraisalId); // first: while a key lives, the sweep finds the appraisal again
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

  async close(): Promise<void> {
    await this.signing.close();
    await this.pool.end();
  }

  /** Of hundreds that ask when the box opens, one opens the key and all wait for it. */
  private issuer(appraisalId: string, ticketClass: string): Promise<TicketIssuer> {
    const cacheKey = `${appraisalId}/${ticketClass}`;
    const known = this.issuers.get(cacheKey);
    if (known) return known;
    const opening = this.openIssuer(appraisalId, ticketClass);
    this.issuers.set(cacheKey, opening);
    opening.catch(() => this.issuers.delete(cacheKey));
    return opening;
  }

  private async openIssuer(appraisalId: string, ticketClass: string): Promise<TicketIssuer> {
    if (!(await this.shares.areCollected(appraisalId))) throw new TicketsWaitForKeyShares();
    return new TicketIssuer(await this.privateKey(appraisalId, ticketKeyId(ticketClass)));
  }

  private async make(appraisalId: string, keyId: string, isSplit: boolean): Promise<void> {
    const { masterKey, keyBits } = this.options;
    const pair: BallotKeyPair = await (keyId === closingKeyId
      ? generateClosingKey(keyBits)
      : generateTicketKey(keyBits));
    const id = `${appraisalId}/${keyId}`;
    const split = isSplit ? splitNewKey(appraisalId) : null;
    const inner = split
      ? JSON.stringify(sealPrivateKey(pair.privateKeyPem, split.wrapKey, id))
      : pair.privateKeyPem;
    const sealed = sealPrivateKey(inner, masterKey, id);
    await this.insert(appraisalId, keyId, { publicKey: pair.publicKeyJwk, sealed, split });
  }

  /** In one statement: a closing key never stands without the shares it is wrapped with, nor with another's. */
  private async insert(
    appraisalId: string,
    keyId: string,
    made: { publicKey: RsaPublicJwk; sealed: SealedPrivateKey; split: SplitKey | null },
  ): Promise<void> {
    const { hashes, sealed } = made.split
      ? this.shares.rowsOf(appraisalId, made.split)
      : { hashes: [], sealed: [] };
    await this.pool.query(
      `WITH made AS (
         INSERT INTO custody.sealed_key (appraisal_id, key_id, public_key, sealed_private_key) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT sealed_key_pk DO NOTHING RETURNING appraisal_id)
       INSERT INTO custody.closing_key_share (appraisal_id, ordinal, state, share_hash, sealed_share, shown_to)
       SELECT made.appraisal_id, share.ordinal, 'WAITING', share.hash, share.sealed, '{}'
       FROM made, unnest($5::text[], $6::jsonb[]) WITH ORDINALITY AS share (hash, sealed, ordinal)`,
      [appraisalId, keyId, made.publicKey, made.sealed, hashes, sealed],
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
