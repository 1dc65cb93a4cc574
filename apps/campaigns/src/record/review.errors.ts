import { DomainError } from '@huiyin/kernel';

export class RecordNotReviewed extends DomainError {
  readonly code = 'RECORD_NOT_REVIEWED';
  readonly kind = 'conflict';
  constructor(kind: string) {
    super('Records of this kind go through no review.', { kind });
  }
}

export class ReviewStepNotNext extends DomainError {
  readonly code = 'REVIEW_STEP_NOT_NEXT';
  readonly kind = 'conflict';
  constructor(next: readonly string[]) {
    super(
      next.length === 0
        ? 'This record has passed every step of its review.'
        : `The review goes on with: ${next.join(', ')}.`,
      { next },
    );
  }
}

export class ReviewerNotAllowed extends DomainError {
  readonly code = 'REVIEWER_NOT_ALLOWED';
  readonly kind = 'forbidden';
  constructor(step: string, by: readonly string[]) {
    super(`The step "${step}" is passed by: ${by.join(', ')}.`, { step, by });
  }
}

/** Two steps of two offices are two pairs of eyes, also where one person holds both (R000.45, need 44). */
export class ReviewerPassedBefore extends DomainError {
  readonly code = 'REVIEWER_PASSED_BEFORE';
  readonly kind = 'forbidden';
  constructor(step: string, before: string) {
    super(`Who passed the step "${before}" does not pass "${step}", too; ask another reviewer.`, {
      ...{ step, before },
    });
  }
}

/** Nobody reviews what they wrote, or what is about themselves (R000.78, R000.45, need 44). */
export class ReviewerRecused extends DomainError {
  readonly code = 'REVIEWER_RECUSED';
  readonly kind = 'forbidden';
  constructor() {
    super('Who wrote a record, or is its subject, does not review it; ask another reviewer.');
  }
}
