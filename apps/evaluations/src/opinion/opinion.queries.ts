import { answerKey, answerKeyHash, normalisePickupCode, pickupHash } from '@huiyin/contracts';
import type { Actor } from '@huiyin/identity';
import { noTenant, type ScopedReads } from '@huiyin/persistence';
import { OpinionCategory, type OpinionState } from './opinion.rules';
import type { OpinionNode, OpinionReceiptNode } from './opinion.types';

const columns = `id, campaign_id AS "campaignId", unit_id AS "unitId", text, channel, category, state`;

// About a person: only for the office (need 19). Nobody knows what an unclassified one is about.
const visible = `bureau_id = $1 AND ($2::uuid[] IS NULL OR unit_id = ANY($2))
  AND ($3 OR (state <> 'RECEIVED' AND category <> '${OpinionCategory.CONCRETE_PERSON_OR_MATTER}'))`;

export class OpinionQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** By random id, an order that tells nothing. */
  list(actor: Actor, campaignId: string, first: number): Promise<OpinionNode[]> {
    return this.reads.rows<OpinionNode>(
      actor,
      `SELECT ${columns} FROM opinion WHERE ${visible} AND campaign_id = $4 ORDER BY id LIMIT $5`,
      [...scope(actor), campaignId, first],
    );
  }

  /** One statement for any number of ids, in their order; null for what is absent or not the actor's. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<(OpinionNode | null)[]> {
    const rows = await this.reads.rows<OpinionNode>(
      actor,
      `SELECT ${columns} FROM opinion WHERE ${visible} AND id = ANY($4)`,
      [...scope(actor), ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** For the holder of the code, signed in or not; null for a wrong one. */
  async receiptByCode(pickupCode: string): Promise<OpinionReceiptNode | null> {
    const code = normalisePickupCode(pickupCode);
    if (!code) return null;
    const [known] = await this.reads.rows<Pickup>(noTenant, pickupBy('pickup_hash'), [
      [pickupHash(code)],
    ]);
    const found = known && (await this.receipts([known])).get(known.opinionId);
    return found ? { text: found.text, status: found.status, answerKey: answerKey(code) } : null;
  }

  /** For the holder of the answer key, which only the code gives. */
  async receiptsByKeys(keys: readonly string[]): Promise<(OpinionReceiptNode | null)[]> {
    const hashes = keys.map(answerKeyHash);
    const rows = await this.reads.rows<Pickup>(noTenant, pickupBy('answer_key_hash'), [hashes]);
    const texts = await this.receipts(rows);
    const byHash = new Map(rows.map(({ hash, opinionId }) => [hash, texts.get(opinionId)]));
    return keys.map((answerKey, index) => {
      const found = byHash.get(hashes[index] ?? '');
      return found ? { text: found.text, status: found.status, answerKey } : null;
    });
  }

  /** One statement per bureau; the holders of keys are hardly ever of more than one. */
  private async receipts(pickups: readonly Pickup[]): Promise<Map<string, StoredText>> {
    const bureaus = [...new Set(pickups.map(({ bureauId }) => bureauId))];
    const rows = await Promise.all(
      bureaus.map((bureauId) =>
        this.reads.rows<StoredText>(
          { bureauId },
          `SELECT id, text, state AS status FROM opinion WHERE bureau_id = $1 AND id = ANY($2)`,
          [bureauId, pickups.map(({ opinionId }) => opinionId)],
        ),
      ),
    );
    return new Map(rows.flat().map((row) => [row.id, row]));
  }
}

interface StoredText {
  readonly id: string;
  readonly text: string;
  readonly status: OpinionState;
}

interface Pickup {
  readonly hash: string;
  readonly opinionId: string;
  readonly bureauId: string;
}

function pickupBy(column: 'pickup_hash' | 'answer_key_hash'): string {
  return `SELECT ${column} AS hash, opinion_id AS "opinionId", bureau_id AS "bureauId" FROM opinion_pickup WHERE ${column} = ANY($1)`;
}

function scope(actor: Actor): unknown[] {
  const units = actor.can('opinion:read') ? actor.unitIdsFor('opinion:read') : [];
  return [actor.bureauId, units === 'all' ? null : units, actor.hasRole('campaign-office')];
}
