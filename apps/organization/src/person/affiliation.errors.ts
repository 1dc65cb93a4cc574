import { DomainError } from '@huiyin/kernel';

export class AffiliationNotFound extends DomainError {
  readonly code = 'AFFILIATION_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(affiliationId: string) {
    super('There is no such attachment.', { affiliationId });
  }
}

export class AffiliationEndsBeforeItBegins extends DomainError {
  readonly code = 'AFFILIATION_ENDS_BEFORE_IT_BEGINS';
  readonly kind = 'invalid';
  constructor() {
    super('The day of the end lies before the first day: give a later one.');
  }
}

export class AffiliationAlreadyEnded extends DomainError {
  readonly code = 'AFFILIATION_ALREADY_ENDED';
  readonly kind = 'conflict';
  constructor(endedOn: string) {
    super('It ends before that day already.', { endedOn });
  }
}

export class HomeUnitOnlyByTransfer extends DomainError {
  readonly code = 'HOME_UNIT_ONLY_BY_TRANSFER';
  readonly kind = 'conflict';
  constructor() {
    super('This is the home unit and no attachment: transfer or release the person instead.');
  }
}

export class AlreadyAway extends DomainError {
  readonly code = 'ALREADY_AWAY';
  readonly kind = 'conflict';
  constructor() {
    super('The person is attached or borrowed at that time already: end that one first (R000.8).');
  }
}

export class AttachedToHomeUnit extends DomainError {
  readonly code = 'ATTACHED_TO_HOME_UNIT';
  readonly kind = 'invalid';
  constructor(unitId: string) {
    super('The person belongs to this unit and cannot be attached to it.', { unitId });
  }
}

export class LaterChangeRecorded extends DomainError {
  readonly code = 'LATER_CHANGE_RECORDED';
  readonly kind = 'conflict';
  constructor(beginsOn: string) {
    super('A later change of this is recorded already: give a day after it.', { beginsOn });
  }
}
