import { DomainError } from '@huiyin/kernel';

/** Who owes a duty does not let themselves off it (§4.1 separation of duties). */
export class WaiverBySelf extends DomainError {
  readonly code = 'WAIVER_BY_SELF';
  readonly kind = 'forbidden';
  constructor() {
    super('Who owes a duty cannot approve its waiver; ask another member of the office.');
  }
}

export class WaiverExpiresInPast extends DomainError {
  readonly code = 'WAIVER_EXPIRES_IN_PAST';
  readonly kind = 'invalid';
  constructor() {
    super('A waiver must hold at least until tomorrow.');
  }
}

export class DutyNotWaived extends DomainError {
  readonly code = 'DUTY_NOT_WAIVED';
  readonly kind = 'conflict';
  constructor() {
    super('This duty is not waived.');
  }
}

/** "Time yields to quality" (R001.7) gives a later day, never an earlier one. */
export class ExtensionNotLater extends DomainError {
  readonly code = 'EXTENSION_NOT_LATER';
  readonly kind = 'invalid';
  constructor(dueOn: string | null) {
    super(
      dueOn === null
        ? 'This duty has no day yet that could be moved.'
        : `The new day must be after ${dueOn}.`,
      { dueOn },
    );
  }
}
