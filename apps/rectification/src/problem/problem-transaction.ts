import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { ProblemEntity } from './problem.entity';
import { ProblemNotFound } from './problem.errors';

/** What both decisions on a problem have in common: lock the row, ask whose it is, decide. */
export class ProblemTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  decide(
    actor: Actor,
    permission: 'problem:confirm' | 'problem:reject',
    problemId: string,
    decision: (problem: ProblemEntity, personId: string, now: Date) => void,
  ): Promise<ProblemEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const problem = await tx.lock(ProblemEntity, problemId);
      const { personId } = actor;
      if (!problem || personId === null || !actor.coversUnit(permission, problem.unitId))
        throw new ProblemNotFound(problemId);
      decision(problem, personId, this.clock.now());
      return tx.save(problem);
    });
  }
}
