import { DomainError } from '@huiyin/kernel';

export class AnnulmentNotAsked extends DomainError {
  readonly code = 'ANNULMENT_NOT_ASKED';
  readonly kind = 'conflict';
  constructor() {
    super('The campaign office has not asked to annul this appraisal.');
  }
}

export class AnnulmentNeedsAnother extends DomainError {
  readonly code = 'ANNULMENT_NEEDS_ANOTHER_PERSON';
  readonly kind = 'conflict';
  constructor() {
    super('An annulment is confirmed by somebody else than who asked for it.');
  }
}
