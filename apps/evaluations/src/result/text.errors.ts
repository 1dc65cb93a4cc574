import { DomainError } from '@huiyin/kernel';

export class AppraisalTextNotFound extends DomainError {
  readonly code = 'APPRAISAL_TEXT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(textId: string) {
    super('There is no such text.', { textId });
  }
}

export class AppraisalTextReleased extends DomainError {
  readonly code = 'APPRAISAL_TEXT_RELEASED';
  readonly kind = 'conflict';
  constructor() {
    super('This text was let out in other words already; those stand.');
  }
}
