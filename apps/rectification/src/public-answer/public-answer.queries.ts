import { answerKeyHash } from '@huiyin/contracts';
import type { Actor } from '@huiyin/identity';
import { noTenant, type ScopedReads } from '@huiyin/persistence';
import type { LedgerItemState } from '../ledger-item/ledger-item.rules';
import type { ProblemState } from '../problem/problem.entity';
import { groupedBy } from '../row-groups';
import { progressOf } from './opinion-progress.rules';
import type {
  LedgerFeedbackNode,
  OpinionAnswerNode,
  OpinionReceiptNode,
} from './public-answer.types';

interface ReceiptRow {
  hash: string;
  problemState: ProblemState;
  itemStates: LedgerItemState[];
  answers: OpinionAnswerNode[];
}

const responseJson = `json_build_object('satisfied', response.satisfied, 'remark', response.remark,
  'respondedOn', response.responded_on)`;

/** Reads of answers: by the people of the bureau through the item, by the sender through the key. */
export class PublicAnswerQueries {
  constructor(private readonly reads: ScopedReads) {}

  async feedbackOf(actor: Actor, itemIds: readonly string[]): Promise<LedgerFeedbackNode[][]> {
    const units = actor.unitIdsFor('ledger:read');
    const rows = await this.reads.rows<LedgerFeedbackNode & { ledgerItemId: string }>(
      actor,
      `SELECT answer.id, answer.ledger_item_id AS "ledgerItemId", answer.text, answer.given_on::text AS "givenOn",
         COALESCE((SELECT json_agg(${responseJson} ORDER BY responded_on, answer_key_hash) FROM (
           SELECT * FROM answer_response WHERE answer_id = answer.id AND bureau_id = $1 LIMIT 200) response), '[]') AS responses
       FROM public_answer answer JOIN ledger_item item ON item.id = answer.ledger_item_id
       WHERE item.bureau_id = $1 AND ($2::uuid[] IS NULL OR item.unit_id = ANY($2)) AND item.id = ANY($3)
       ORDER BY answer.round`,
      [actor.bureauId, units === 'all' ? null : units, itemIds],
    );
    return groupedBy(itemIds, rows, ({ ledgerItemId }) => ledgerItemId);
  }

  /** The key is the permission: no actor, no tenant. An unknown key gives an empty receipt, as an opinion not yet accepted does. */
  async receipts(keys: readonly string[]): Promise<OpinionReceiptNode[]> {
    const hashes = keys.map(answerKeyHash);
    const bureaus = await this.bureausOf(hashes);
    const found = await Promise.all(
      [...new Set(bureaus.values())].map((bureauId) =>
        this.ofBureau(
          bureauId,
          hashes.filter((hash) => bureaus.get(hash) === bureauId),
        ),
      ),
    );
    const rows = new Map(found.flat().map((row) => [row.hash, row]));
    return keys.map((key, at) => receipt(key, rows.get(hashes[at] ?? '')));
  }

  async bureauOf(hash: string): Promise<string | null> {
    return (await this.bureausOf([hash])).get(hash) ?? null;
  }

  private async bureausOf(hashes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.reads.rows<{ hash: string; bureauId: string }>(
      noTenant,
      `SELECT answer_key_hash AS hash, tenant_id AS "bureauId" FROM answer_key_bureau WHERE answer_key_hash = ANY($1)`,
      [hashes],
    );
    return new Map(rows.map(({ hash, bureauId }) => [hash, bureauId]));
  }

  private ofBureau(bureauId: string, hashes: readonly string[]): Promise<ReceiptRow[]> {
    return this.reads.rows<ReceiptRow>(
      { bureauId },
      `SELECT source.answer_key_hash AS hash, problem.state AS "problemState",
         ARRAY(SELECT state FROM ledger_item WHERE problem_id = problem.id AND bureau_id = $1) AS "itemStates",
         COALESCE((SELECT json_agg(json_build_object('text', answer.text, 'givenOn', answer.given_on,
             'response', CASE WHEN response.answer_id IS NULL THEN NULL ELSE ${responseJson} END)
             ORDER BY answer.given_at, answer.round, answer.id)
           FROM (SELECT * FROM public_answer WHERE problem_id = problem.id AND bureau_id = $1
             ORDER BY given_at DESC, round DESC, id LIMIT 50) answer
           LEFT JOIN answer_response response
             ON response.answer_id = answer.id AND response.answer_key_hash = source.answer_key_hash), '[]') AS answers
       FROM problem_source source JOIN problem ON problem.id = source.problem_id
       WHERE source.bureau_id = $1 AND source.kind = 'opinion' AND source.answer_key_hash = ANY($2)`,
      [bureauId, hashes],
    );
  }
}

function receipt(answerKey: string, row: ReceiptRow | undefined): OpinionReceiptNode {
  if (!row) return { answerKey, state: null, answers: [] };
  return { answerKey, state: progressOf(row.problemState, row.itemStates), answers: row.answers };
}
