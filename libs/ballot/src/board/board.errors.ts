import { DomainError } from '@huiyin/kernel';

/** The value has no single canonical spelling, so it cannot be hashed. */
export class ValueNotCanonical extends DomainError {
  readonly code = 'BALLOT_VALUE_NOT_CANONICAL';
  readonly kind = 'invalid';
  constructor(path: string) {
    super(`The value at ${path} cannot stand on the board.`, { path });
  }
}

/** The appraisal cannot be opened as described. */
export class OpeningRefused extends DomainError {
  readonly code = 'BALLOT_OPENING_REFUSED';
  readonly kind = 'invalid';
  constructor(reason: string) {
    super(`The board cannot be opened: ${reason}.`, { reason });
  }
}

/** The box does not fit the board: closing would publish something a recount must reject. */
export class ClosingRefused extends DomainError {
  readonly code = 'BALLOT_CLOSING_REFUSED';
  readonly kind = 'conflict';
  constructor(reason: string) {
    super(`The board cannot be closed: ${reason}.`, { reason });
  }
}
