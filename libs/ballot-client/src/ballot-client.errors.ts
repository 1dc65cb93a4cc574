export type BallotClientProblem =
  | 'KEY_NOT_ON_BOARD'
  | 'KEY_UNUSABLE'
  | 'BLIND_SIGNATURE_INVALID'
  | 'SHEET_INVALID'
  | 'BOARD_NOT_UNDERSTOOD';

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
