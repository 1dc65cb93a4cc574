import { DomainError } from '@huiyin/kernel';

/** Also said of a record of a unit that is not the actor's, and of one only its author and reviewers may see. */
export class RecordNotFound extends DomainError {
  readonly code = 'RECORD_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such record.');
  }
}

export class RecordKindUnknown extends DomainError {
  readonly code = 'RECORD_KIND_UNKNOWN';
  readonly kind = 'invalid';
  constructor(kind: string, known: readonly string[]) {
    super(`This campaign keeps no records of the kind "${kind}".`, { kind, known });
  }
}

/** The unit takes no part in the campaign, or is not the actor's. */
export class UnitNotInCampaign extends DomainError {
  readonly code = 'UNIT_NOT_IN_CAMPAIGN';
  readonly kind = 'not-found';
  constructor() {
    super('This unit takes no part in this campaign.');
  }
}

export class RecorderNotAllowed extends DomainError {
  readonly code = 'RECORDER_NOT_ALLOWED';
  readonly kind = 'forbidden';
  constructor(kind: string, recordedBy: readonly string[]) {
    super(`Records of the kind "${kind}" are written down by: ${recordedBy.join(', ')}.`, {
      ...{ kind, recordedBy },
    });
  }
}

export interface FieldProblem {
  /** Key of the field in the record kind; `personId`, `happenedOn` … for what every record has. */
  readonly field: string;
  readonly message: string;
}

/** All problems at once, each with its field; values are never repeated. */
export class RecordFieldsWrong extends DomainError {
  readonly code = 'RECORD_FIELDS_WRONG';
  readonly kind = 'invalid';
  constructor(problems: readonly FieldProblem[]) {
    super(
      `The record cannot be kept: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}.`,
      {
        problems,
      },
    );
  }
}

export class RecordKeyTaken extends DomainError {
  readonly code = 'RECORD_KEY_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('Another record was sent with this client key; a new record needs a new key.');
  }
}

export class RecordRetracted extends DomainError {
  readonly code = 'RECORD_RETRACTED';
  readonly kind = 'conflict';
  constructor() {
    super('This record was retracted.');
  }
}

export class RecordBySystem extends DomainError {
  readonly code = 'RECORD_BY_SYSTEM';
  readonly kind = 'conflict';
  constructor(kind: string) {
    super('This record follows from a fact of another service and changes only with it.', { kind });
  }
}

/** A posted or filed record is part of what others were given: take it down or have it returned first. */
export class RecordGivenOut extends DomainError {
  readonly code = 'RECORD_GIVEN_OUT';
  readonly kind = 'conflict';
  constructor(how: 'posted' | 'filed') {
    super(`This record is ${how}; take it back there before it is retracted.`, { how });
  }
}
