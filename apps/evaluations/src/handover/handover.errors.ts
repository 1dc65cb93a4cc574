import { DomainError } from '@huiyin/kernel';

/** The ballot box, a process of its own, has not handed its sheets over yet: it is down, or still at it. */
export class BallotBoxNotHandedOver extends DomainError {
  readonly code = 'BALLOT_BOX_NOT_HANDED_OVER';
  readonly kind = 'unavailable';
  constructor() {
    super(
      'The ballot box has not handed over its sheets yet. Nothing is lost: please ask again in a moment; if it stays so, see that the process "ballot-box" runs.',
    );
  }
}

/** The rows there are, and the number the box said it handed over, differ: counting them would be a wrong result. */
export class HandoverIncomplete extends DomainError {
  readonly code = 'BALLOT_HANDOVER_INCOMPLETE';
  readonly kind = 'conflict';
  constructor(counts: { handedOver: number; found: number }) {
    super(
      `The ballot box handed over ${counts.handedOver} sheets, ${counts.found} are there. Nothing was counted; restore box.handover from a backup.`,
      counts,
    );
  }
}

/** Asked for sheets that were counted and destroyed, or of a box that was never announced. */
export class BallotBoxGone extends DomainError {
  readonly code = 'BALLOT_BOX_GONE';
  readonly kind = 'conflict';
  constructor() {
    super('There are no sheets of this appraisal (any more).');
  }
}
