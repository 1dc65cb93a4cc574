import type { Pool, PoolClient } from 'pg';
import {
  joinShares,
  keyShareHash,
  openPrivateKey,
  printKeyShare,
  type SealedPrivateKey,
  sealPrivateKey,
  type ShareOrdinal,
  type SplitKey,
} from '@huiyin/ballot';
import {
  ClosingKeyNotSplit,
  ClosingKeySharesMissing,
  KeyShareCollected,
  KeyShareNeedsAnother,
  KeyShareNotYours,
  KeyShareWrong,
} from './custody.errors';
import {
  hasSeenOther,
  isWithTheService,
  type KeyShareRow,
  KeyShareState,
  shareOf,
} from './key-share.rules';

interface StoredShare extends KeyShareRow {
  readonly sealedShare: SealedPrivateKey | null;
}

/** A share as it was typed in. */
export interface TypedShare {
  readonly ordinal: ShareOrdinal;
  readonly share: Buffer;
}

const columns = `ordinal, state, holder_person_id AS "holderPersonId", shown_to AS "shownTo",
  share_hash AS "shareHash", sealed_share AS "sealedShare"`;

/** The two halves of a split closing key, on their way to the two people who keep them and back. */
export class KeyShares {
  constructor(
    private readonly pool: Pool,
    private readonly masterKey: Uint8Array,
  ) {}

  /** As they are to be stored beside a closing key that is being made. */
  rowsOf(appraisalId: string, { shares }: SplitKey): { hashes: string[]; sealed: string[] } {
    const both = shares.map((share, at) => ({ share, ordinal: (at + 1) as ShareOrdinal }));
    return {
      hashes: both.map(({ share, ordinal }) => keyShareHash(appraisalId, ordinal, share)),
      sealed: both.map(({ share, ordinal }) =>
        JSON.stringify(this.seal(appraisalId, ordinal, share)),
      ),
    };
  }

  /** In order; empty when the service keeps the closing key itself. */
  async of(appraisalId: string): Promise<KeyShareRow[]> {
    const { rows } = await this.pool.query<KeyShareRow>(
      `SELECT ordinal, state, holder_person_id AS "holderPersonId", shown_to AS "shownTo", share_hash AS "shareHash"
       FROM custody.closing_key_share WHERE appraisal_id = $1 ORDER BY ordinal`,
      [appraisalId],
    );
    return rows;
  }

  /** Until both are, the service could open sheets by itself; true where the closing key is not split. */
  async areCollected(appraisalId: string): Promise<boolean> {
    const shares = await this.of(appraisalId);
    return !shares.some(({ state }) => isWithTheService(state));
  }

  /**
   * The share as it is printed. Until it is confirmed it can be shown again (a lost answer is no lost share), or to
   * another person, who then is its holder.
   * @throws ClosingKeyNotSplit, KeyShareCollected, KeyShareNeedsAnother
   */
  collect(appraisalId: string, ordinal: ShareOrdinal, personId: string): Promise<string> {
    return this.locked(appraisalId, async (client, shares) => {
      const share = this.find(shares, ordinal);
      if (!isWithTheService(share.state) || !share.sealedShare) throw new KeyShareCollected();
      if (hasSeenOther(shares, ordinal, personId)) throw new KeyShareNeedsAnother();
      await client.query(
        `UPDATE custody.closing_key_share SET state = 'SHOWN', holder_person_id = $3,
           shown_to = array_append(array_remove(shown_to, $3), $3) WHERE appraisal_id = $1 AND ordinal = $2`,
        [appraisalId, ordinal, personId],
      );
      return printKeyShare(ordinal, this.open(appraisalId, ordinal, share.sealedShare));
    });
  }

  /** Its holder has typed it back: from here the service does not have it. Twice is as good as once. */
  confirm(appraisalId: string, typed: TypedShare, personId: string): Promise<void> {
    return this.locked(appraisalId, async (client, shares) => {
      const { state } = this.check(appraisalId, shares, typed, personId);
      if (state !== KeyShareState.SHOWN) return;
      await client.query(
        `UPDATE custody.closing_key_share SET state = 'HELD', sealed_share = NULL
         WHERE appraisal_id = $1 AND ordinal = $2`,
        [appraisalId, typed.ordinal],
      );
    });
  }

  /** Sealed again until the count. Twice is as good as once. @throws KeyShareNotYours, KeyShareWrong */
  handIn(appraisalId: string, typed: TypedShare, personId: string): Promise<void> {
    return this.locked(appraisalId, async (client, shares) => {
      const { state } = this.check(appraisalId, shares, typed, personId);
      if (state !== KeyShareState.HELD) return;
      await client.query(
        `UPDATE custody.closing_key_share SET state = 'HANDED_IN', sealed_share = $3
         WHERE appraisal_id = $1 AND ordinal = $2`,
        [appraisalId, typed.ordinal, this.seal(appraisalId, typed.ordinal, typed.share)],
      );
    });
  }

  /** What the closing key is wrapped with; null when it is not split. @throws ClosingKeySharesMissing */
  async wrapKey(appraisalId: string): Promise<Buffer | null> {
    const { rows } = await this.pool.query<StoredShare>(
      `SELECT ${columns} FROM custody.closing_key_share WHERE appraisal_id = $1 ORDER BY ordinal`,
      [appraisalId],
    );
    if (rows.length === 0) return null;
    const [first, second] = rows.map(({ state, ordinal, sealedShare }) =>
      state === KeyShareState.HANDED_IN && sealedShare
        ? this.open(appraisalId, ordinal, sealedShare)
        : null,
    );
    if (first && second) return joinShares(appraisalId, [first, second]);
    throw new ClosingKeySharesMissing(
      rows
        .filter(({ state }) => state !== KeyShareState.HANDED_IN)
        .map(({ ordinal }) => shareOf(ordinal)),
    );
  }

  async destroy(appraisalId: string): Promise<void> {
    await this.pool.query(
      `UPDATE custody.closing_key_share SET state = 'SPENT', sealed_share = NULL WHERE appraisal_id = $1`,
      [appraisalId],
    );
  }

  private check(
    appraisalId: string,
    shares: readonly StoredShare[],
    { ordinal, share }: TypedShare,
    personId: string,
  ): StoredShare {
    if (shares.length === 0) throw new ClosingKeyNotSplit();
    const mine = shares.find(({ holderPersonId }) => holderPersonId === personId);
    if (!mine) throw new KeyShareNotYours();
    if (mine.ordinal !== ordinal || mine.shareHash !== keyShareHash(appraisalId, ordinal, share))
      throw new KeyShareWrong();
    return mine;
  }

  private find(shares: readonly StoredShare[], ordinal: ShareOrdinal): StoredShare {
    const found = shares.find((share) => share.ordinal === ordinal);
    if (!found) throw new ClosingKeyNotSplit();
    return found;
  }

  private seal(appraisalId: string, ordinal: ShareOrdinal, share: Buffer): SealedPrivateKey {
    return sealPrivateKey(share.toString('base64'), this.masterKey, shareId(appraisalId, ordinal));
  }

  private open(appraisalId: string, ordinal: ShareOrdinal, sealed: SealedPrivateKey): Buffer {
    if (sealed.keyId !== shareId(appraisalId, ordinal)) throw new KeyShareWrong();
    return Buffer.from(openPrivateKey(sealed, this.masterKey), 'base64');
  }

  /** Both rows, held until commit: who has seen what is decided one after another. */
  private async locked<R>(
    appraisalId: string,
    work: (client: PoolClient, shares: readonly StoredShare[]) => Promise<R>,
  ): Promise<R> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<StoredShare>(
        `SELECT ${columns} FROM custody.closing_key_share WHERE appraisal_id = $1 ORDER BY ordinal FOR UPDATE`,
        [appraisalId],
      );
      const result = await work(client, rows);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

const shareId = (appraisalId: string, ordinal: ShareOrdinal): string =>
  `${appraisalId}/closing-share.${ordinal}`;
