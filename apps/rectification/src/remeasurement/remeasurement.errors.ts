import { DomainError } from '@huiyin/kernel';

/** A strike-off always has a re-measurement or a recorded waiver, and not both. */
export class RemeasurementOrWaiverRequired extends DomainError {
  readonly code = 'REMEASUREMENT_OR_WAIVER_REQUIRED';
  readonly kind = 'invalid';
  constructor() {
    super(
      'This problem was measured by an appraisal: say by when it is measured again, or why it is not.',
    );
  }
}

export class NothingToRemeasure extends DomainError {
  readonly code = 'NOTHING_TO_REMEASURE';
  readonly kind = 'invalid';
  constructor() {
    super('This problem was not measured by an appraisal; its sender judges the answer instead.');
  }
}
