import type { Actor } from '@huiyin/identity';
import type { ProblemEntity } from './problem.entity';
import type { ProblemTransaction } from './problem-transaction';

/** A human says, with the reason: no, that is none. It stays in the register. */
export class RejectProblem {
  constructor(private readonly problems: ProblemTransaction) {}

  execute(actor: Actor, problemId: string, reason: string): Promise<ProblemEntity> {
    return this.problems.decide(actor, 'problem:reject', problemId, (problem, personId, now) =>
      problem.reject(personId, now, reason),
    );
  }
}
