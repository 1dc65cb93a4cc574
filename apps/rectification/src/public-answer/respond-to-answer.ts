import { answerKey, answerKeyHash, normalisePickupCode } from '@huiyin/contracts';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { LedgerItemEntity } from '../ledger-item/ledger-item.entity';
import { dayOf } from '../ledger-item/ledger-item.rules';
import { recordMove } from '../ledger-item/record-move';
import { AnswerResponseEntity } from './answer-response.entity';
import { AnswerAlreadyResponded, AnswerNotFound } from './public-answer.errors';
import type { RespondToAnswerInput } from './public-answer.inputs';
import type { PublicAnswerQueries } from './public-answer.queries';
import type { WrongCodeLimit } from './wrong-code-limit';

interface Response {
  readonly hash: string;
  readonly satisfied: boolean;
  readonly remark: string | null;
}

const sender = { party: 'sender', role: 'sender', personId: null } as const;

/** Whoever holds the pick-up code says whether the newest answer helped; "no" reopens the item (R001.50). */
export class RespondToAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly answers: PublicAnswerQueries,
    private readonly limit: WrongCodeLimit,
    private readonly clock: Clock,
  ) {}

  /** Returns the answer key, by which the receipt is read again. */
  async execute({ pickupCode, satisfied, remark }: RespondToAnswerInput): Promise<string> {
    const code = normalisePickupCode(pickupCode);
    const key = code === null ? null : answerKey(code);
    const bureauId = key && (await this.answers.bureauOf(answerKeyHash(key)));
    if (!key || !bureauId) {
      this.limit.countWrong();
      throw new AnswerNotFound();
    }
    const response = { hash: answerKeyHash(key), satisfied, remark: remark ?? null };
    try {
      await this.unitOfWork.run({ bureauId }, (tx) => this.respond(tx, response));
    } catch (error) {
      if (violatedConstraint(error) === 'answer_response_pk') throw new AnswerAlreadyResponded();
      throw error;
    }
    return key;
  }

  private async respond(tx: Tx, { hash, satisfied, remark }: Response): Promise<void> {
    const now = this.clock.now();
    const answer = await newestAnswer(tx, hash);
    const item = answer && (await tx.lock(LedgerItemEntity, answer.ledgerItemId));
    if (!answer || !item) throw new AnswerNotFound();
    await tx.manager.insert(AnswerResponseEntity, {
      answerId: answer.id,
      answerKeyHash: hash,
      bureauId: item.bureauId,
      satisfied,
      remark,
      respondedOn: dayOf(now),
    });
    // An item that somebody else's disagreement, or a failed re-measurement, has opened already stays open.
    if (satisfied || item.state !== 'CLOSED_WITH_FEEDBACK' || item.round !== answer.round) return;
    await recordMove(tx, item, item.reopen(sender, now, remark));
  }
}

async function newestAnswer(
  tx: Tx,
  hash: string,
): Promise<{ id: string; ledgerItemId: string; round: number } | undefined> {
  const [answer] = await tx.manager.query<{ id: string; ledgerItemId: string; round: number }[]>(
    `SELECT answer.id, answer.ledger_item_id AS "ledgerItemId", answer.round
     FROM problem_source source JOIN public_answer answer ON answer.problem_id = source.problem_id
     WHERE source.answer_key_hash = $1 AND source.kind = 'opinion'
     ORDER BY answer.given_at DESC, answer.round DESC, answer.id LIMIT 1`,
    [hash],
  );
  return answer;
}
