import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { ProblemSourceEntity } from '../problem/problem-source.entity';

export type SourceEdge =
  | {
      readonly kind: 'appraisal-dimension';
      readonly appraisalId: string;
      readonly targetId: string;
      readonly targetKind: string;
      readonly dimension: string;
      readonly n: number;
      readonly favourableShare: number;
    }
  | {
      readonly kind: 'opinion';
      readonly opinionId: string;
      readonly category: string;
      readonly answerKeyHash: string;
    };

/** Writes the edge unless it is there, whichever event brought it; answers whether it was new. */
export async function addSource(
  tx: Tx,
  to: { bureauId: string; problemId: string; foundAt: Date },
  edge: SourceEdge,
): Promise<boolean> {
  const { raw } = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(ProblemSourceEntity)
    .values({ id: newId(), ...to, ...edge })
    .orIgnore()
    .returning('id')
    .execute();
  return (raw as unknown[]).length > 0;
}
