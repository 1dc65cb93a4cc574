import { DomainError } from '@huiyin/kernel';

/** A signed-in cast would join a person to a ballot: refused before anything is looked at. */
export class BallotMustBeAnonymous extends DomainError {
  readonly code = 'BALLOT_MUST_BE_ANONYMOUS';
  readonly kind = 'forbidden';
  constructor() {
    super('Please sign out first: a ballot is cast, and asked about, without a name.');
  }
}

/** Closed, not open yet, or not there at all. */
export class BallotBoxClosed extends DomainError {
  readonly code = 'BALLOT_BOX_CLOSED';
  readonly kind = 'conflict';
  constructor() {
    super('The ballot box is not open.');
  }
}

/** The envelope has the wrong form; with it the ballot would only become void. */
export class SealedSheetMalformed extends DomainError {
  readonly code = 'SEALED_SHEET_MALFORMED';
  readonly kind = 'invalid';
  constructor() {
    super('The sealed sheet does not have the form this appraisal asks for.');
  }
}

export class BallotBoxUnavailable extends DomainError {
  readonly code = 'BALLOT_BOX_UNAVAILABLE';
  readonly kind = 'unavailable';
  constructor() {
    super('The ballot box cannot be reached. Nothing is lost: please send the same ballot again.');
  }
}
