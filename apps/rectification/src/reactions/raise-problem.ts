import { ProblemRaised } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { ProblemEntity } from '../problem/problem.entity';
import type { ProblemSourceEntity } from '../problem/problem-source.entity';
import { addSource, type SourceEdge } from './add-source';

/** Where a problem belongs and when its voice was heard. */
export interface Finding {
  readonly bureauId: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly foundAt: Date;
}

/** A problem with its first source; nothing if that source has been heard before. Answers whether it was new. */
export async function raiseProblem(tx: Tx, finding: Finding, edge: SourceEdge): Promise<boolean> {
  const { bureauId, campaignId, unitId, foundAt } = finding;
  const problemId = newId();
  if (!(await addSource(tx, { bureauId, problemId, foundAt }, edge))) return false;
  await tx.manager.insert(ProblemEntity, {
    id: problemId,
    bureauId,
    campaignId,
    unitId,
    state: 'FOUND',
    foundAt,
  });
  const sourceKind: ProblemSourceEntity['kind'] = edge.kind;
  const sourceId = edge.kind === 'opinion' ? edge.opinionId : edge.appraisalId;
  tx.emit(ProblemRaised.of({ problemId, campaignId, bureauId, unitId, sourceKind, sourceId }));
  return true;
}
