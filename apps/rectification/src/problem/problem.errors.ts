import { DomainError } from '@huiyin/kernel';

/** Absent, another bureau's and another unit's look the same. */
export class ProblemNotFound extends DomainError {
  readonly code = 'PROBLEM_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(problemId: string) {
    super('There is no such problem.', { problemId });
  }
}

export class ProblemAlreadyDecided extends DomainError {
  readonly code = 'PROBLEM_ALREADY_DECIDED';
  readonly kind = 'conflict';
  constructor(state: string) {
    super(`Somebody has decided on this problem already (${state}).`, { state });
  }
}

export class ProblemNotConfirmed extends DomainError {
  readonly code = 'PROBLEM_NOT_CONFIRMED';
  readonly kind = 'conflict';
  constructor(state: string) {
    super(`Only a confirmed problem enters the ledger; this one is ${state}.`, { state });
  }
}
