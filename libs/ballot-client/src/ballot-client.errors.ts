export type BallotClientProblem =
  | 'KEY_NOT_ON_BOARD'
  | 'KEY_UNUSABLE'
  | 'BLIND_SIGNATURE_INVALID'
  | 'SHEET_INVALID'
  | 'BOARD_NOT_UNDERSTOOD'
  | 'BOARD_ABSENT'
  | 'BOARD_CHANGED'
  | 'CLASS_UNKNOWN'
  | 'SLIP_UNREADABLE'
  | 'SLIP_OF_ANOTHER_APPRAISAL'
  | 'TICKET_INVALID'
  | 'STORED_TICKET_UNREADABLE'
  | 'ANSWER_NOT_UNDERSTOOD';

/**
 * A refusal on the voter's own device. Shaped like a DomainError without being one: the kernel door reaches Node
 * modules, and this half must load in a browser.
 */
export class BallotClientError extends Error {
  readonly kind = 'invalid';
  constructor(
    readonly code: BallotClientProblem,
    message: string,
  ) {
    super(message);
    this.name = 'BallotClientError';
  }
}

/** The service refused: `code` is the one of the graph (`TICKET_ALREADY_ISSUED`, `BALLOT_BOX_CLOSED` …). Asking again changes nothing. */
export class ServiceRefusal extends Error {
  constructor(
    readonly code: string,
    readonly kind: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'ServiceRefusal';
  }
}

/**
 * No answer, or "not now", to every attempt. What became of the request is unknown; calling the same method again is
 * safe: a ticket is asked for with the same request, a ballot replaces itself.
 */
export class ServiceUnreachable extends Error {
  readonly code = 'SERVICE_UNREACHABLE';
  readonly kind = 'unavailable';
  constructor(attempts: number) {
    super(`The service did not answer in ${attempts} attempts. Nothing is lost: try again later.`);
    this.name = 'ServiceUnreachable';
  }
}
