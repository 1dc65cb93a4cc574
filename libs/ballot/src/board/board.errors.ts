import { DomainError } from '@huiyin/kernel';

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
