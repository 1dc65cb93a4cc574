import {
  AppraisalPublished,
  appraisalPublishedFromV1,
  AppraisalPublishedV1,
} from '@huiyin/contracts';
import type { Reaction, Tx } from '@huiyin/events';
import { isClosed, type LedgerItemState } from '../ledger-item/ledger-item.rules';
import type { ProblemState } from '../problem/problem.entity';
import { hasImproved } from '../remeasurement/remeasurement.rules';
import { addSource } from './add-source';
import { raiseProblem } from './raise-problem';

type Payload = Parameters<typeof AppraisalPublished.of>[0];
type PayloadV1 = Parameters<typeof AppraisalPublishedV1.of>[0];

interface EarlierProblem {
  readonly id: string;
  readonly state: ProblemState;
  readonly share: number;
  readonly itemStates: readonly LedgerItemState[];
  readonly isToBeRemeasured: boolean;
}

/** Every weak dimension becomes a problem; one that is weak again under open work is a further source of the same problem. */
export class RaiseProblemsWhenAppraisalPublished implements Reaction<Payload> {
  readonly name = 'raise-problems-when-appraisal-published-v2';
  readonly on = AppraisalPublished;

  react: Reaction<Payload>['react'] = async (tx, { payload, time: foundAt }) => {
    const { bureauId, campaignId, unitId, appraisalId, remeasuresAppraisalId } = payload;
    const finding = { bureauId, campaignId, unitId, foundAt };
    for (const result of payload.results.filter(({ weak }) => weak)) {
      const { targetId, targetKind, dimension, n, favourableShare } = result;
      const cell = { appraisalId, targetId, targetKind, dimension };
      const edge = { kind: 'appraisal-dimension', ...cell, n, favourableShare } as const;
      const earlier =
        remeasuresAppraisalId === null
          ? null
          : await earlierProblem(tx, { ...cell, appraisalId: remeasuresAppraisalId }, appraisalId);
      if (earlier && isUnderWork(earlier, favourableShare))
        await addSource(tx, { bureauId, problemId: earlier.id, foundAt }, edge);
      else await raiseProblem(tx, finding, edge);
    }
  };
}

/** What still lies in an outbox from before version 2. */
export class RaiseProblemsWhenAppraisalPublishedV1 implements Reaction<PayloadV1> {
  readonly name = 'raise-problems-when-appraisal-published';
  readonly on = AppraisalPublishedV1;
  private readonly newer = new RaiseProblemsWhenAppraisalPublished();

  react: Reaction<PayloadV1>['react'] = (tx, event) =>
    this.newer.react(tx, { ...event, payload: appraisalPublishedFromV1(event.payload) });
}

/** Open, or about to be reopened by the other reaction to this very event. */
function isUnderWork({ itemStates, ...earlier }: EarlierProblem, share: number): boolean {
  if (earlier.state === 'REJECTED') return false;
  if (itemStates.length === 0 || itemStates.some((state) => !isClosed(state))) return true;
  return earlier.isToBeRemeasured && !hasImproved(earlier.share, share);
}

async function earlierProblem(
  tx: Tx,
  cell: { appraisalId: string; targetId: string; dimension: string },
  newAppraisalId: string,
): Promise<EarlierProblem | null> {
  const [problem] = await tx.manager.query<EarlierProblem[]>(
    `SELECT problem.id, problem.state, source.favourable_share AS share,
       ARRAY(SELECT state FROM ledger_item WHERE problem_id = problem.id) AS "itemStates",
       EXISTS (SELECT FROM remeasurement plan WHERE plan.problem_id = problem.id AND plan.target_id = $2 AND plan.dimension = $3
         AND plan.appraisal_id = $1 AND (plan.state = 'PLANNED' OR plan.measured_by_appraisal_id = $4)) AS "isToBeRemeasured"
     FROM problem_source source JOIN problem ON problem.id = source.problem_id
     WHERE source.kind = 'appraisal-dimension' AND source.appraisal_id = $1 AND source.target_id = $2 AND source.dimension = $3`,
    [cell.appraisalId, cell.targetId, cell.dimension, newAppraisalId],
  );
  return problem ?? null;
}
