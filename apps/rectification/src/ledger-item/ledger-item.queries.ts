import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { groupedBy, inOrderOf, onlyIds } from '../row-groups';
import type { LedgerItemState } from './ledger-item.rules';
import type { EvidenceNode, LedgerItemNode, LedgerItemStepNode } from './ledger-item.types';

const columns = `id, kind, content, target, due_on::text AS "dueOn", state, rebounds,
  remeasurement_waiver AS "remeasurementWaiver", registered_at AS "registeredAt",
  problem_id AS "problemId", unit_id AS "unitId", responsible_person_id AS "responsiblePersonId"`;
const visible = `bureau_id = $1 AND ($2::uuid[] IS NULL OR unit_id = ANY($2))`;
const perParent = 200;

export interface LedgerItemFilter {
  readonly campaignId: string;
  readonly state: LedgerItemState | null;
  readonly first: number;
}

type OfItem<T> = T & { ledgerItemId: string };

/** Reads of the ledger; the actor's units stand in the WHERE, row-level security underneath. */
export class LedgerItemQueries {
  constructor(private readonly reads: ScopedReads) {}

  list(actor: Actor, { campaignId, state, first }: LedgerItemFilter): Promise<LedgerItemNode[]> {
    return this.reads.rows<LedgerItemNode>(
      actor,
      `SELECT ${columns} FROM ledger_item WHERE ${visible} AND campaign_id = $3 AND ($4::text IS NULL OR state = $4)
       ORDER BY due_on NULLS LAST, id LIMIT $5`,
      [...scopeOf(actor), campaignId, state, first],
    );
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<(LedgerItemNode | null)[]> {
    const rows = await this.reads.rows<LedgerItemNode>(
      actor,
      `SELECT ${columns} FROM ledger_item WHERE ${visible} AND id = ANY($3)`,
      [...scopeOf(actor), onlyIds(ids)],
    );
    return inOrderOf(ids, rows);
  }

  async ofProblems(actor: Actor, problemIds: readonly string[]): Promise<LedgerItemNode[][]> {
    const rows = await this.reads.rows<LedgerItemNode>(
      actor,
      `SELECT * FROM (SELECT ${columns}, row_number() OVER (PARTITION BY problem_id ORDER BY registered_at, id) AS place
         FROM ledger_item WHERE ${visible} AND problem_id = ANY($3)) AS item
       WHERE place <= ${perParent} ORDER BY place`,
      [...scopeOf(actor), problemIds],
    );
    return groupedBy(problemIds, rows, ({ problemId }) => problemId);
  }

  /** The newest steps of each item, oldest first. */
  async historyOf(actor: Actor, itemIds: readonly string[]): Promise<LedgerItemStepNode[][]> {
    const rows = await this.reads.rows<OfItem<LedgerItemStepNode>>(
      actor,
      `SELECT step.ledger_item_id AS "ledgerItemId", step.sequence, step.move, step.from_state AS "from", step.to_state AS "to",
         step.role, step.remark, step.occurred_at AS "occurredAt", step.person_id AS "personId"
       FROM ledger_item_history step JOIN (SELECT id, moves FROM ledger_item WHERE ${visible} AND id = ANY($3)) item
         ON item.id = step.ledger_item_id AND step.sequence > item.moves - ${perParent}
       WHERE step.bureau_id = $1 ORDER BY step.sequence`,
      [...scopeOf(actor), itemIds],
    );
    return groupedBy(itemIds, rows, ({ ledgerItemId }) => ledgerItemId);
  }

  async evidenceOf(actor: Actor, itemIds: readonly string[]): Promise<EvidenceNode[][]> {
    const rows = await this.reads.rows<OfItem<EvidenceNode>>(
      actor,
      `SELECT * FROM (SELECT id, ledger_item_id AS "ledgerItemId", round, sha256, file_name AS "fileName",
           media_type AS "mediaType", reported_at AS "reportedAt",
           row_number() OVER (PARTITION BY ledger_item_id ORDER BY reported_at DESC, id) AS place
         FROM evidence WHERE bureau_id = $1 AND ledger_item_id IN
           (SELECT id FROM ledger_item WHERE ${visible} AND id = ANY($3))) AS piece
       WHERE place <= ${perParent} ORDER BY place DESC`,
      [...scopeOf(actor), itemIds],
    );
    return groupedBy(itemIds, rows, ({ ledgerItemId }) => ledgerItemId);
  }
}

function scopeOf(actor: Actor): [string | null, readonly string[] | null] {
  const units = actor.unitIdsFor('ledger:read');
  return [actor.bureauId, units === 'all' ? null : units];
}
