import { DomainError } from '@huiyin/kernel';

export class RuleNotWaivable extends DomainError {
  readonly code = 'RULE_NOT_WAIVABLE';
  readonly kind = 'conflict';
  constructor(rule: string, strength: string) {
    super(`${rule} is ${strength} in the form of this appraisal: only SOFT rules are waived.`, {
      ...{ rule, strength },
    });
  }
}

export class WaiverNotAsked extends DomainError {
  readonly code = 'WAIVER_NOT_ASKED';
  readonly kind = 'not-found';
  constructor(rule: string) {
    super('Nobody has asked for this waiver.', { rule });
  }
}

export class WaiverChanged extends DomainError {
  readonly code = 'WAIVER_CHANGED';
  readonly kind = 'conflict';
  constructor() {
    super(
      'The waiver was asked for with another reason since: read it again and approve what it says.',
    );
  }
}

export class WaiverNeedsAnother extends DomainError {
  readonly code = 'WAIVER_NEEDS_ANOTHER_PERSON';
  readonly kind = 'conflict';
  constructor() {
    super('A waiver is approved by somebody else than who asked for it.');
  }
}
