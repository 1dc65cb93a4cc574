import type { Actor } from '@huiyin/identity';
import type { ProblemEntity } from './problem.entity';
import type { ProblemTransaction } from './problem-transaction';

/** A human says: yes, that is a problem. Only then can it enter the ledger. */
export class ConfirmProblem {
  constructor(private readonly problems: ProblemTransaction) {}

  execute(actor: Actor, problemId: string): Promise<ProblemEntity> {
    return this.problems.decide(actor, 'problem:confirm', problemId, (problem, personId, now) =>
      problem.confirm(personId, now),
    );
  }
}
