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

/** Two offices ended the appraisal: no sheet of it is there, and none is ever counted. */
export class BallotBoxAnnulled extends DomainError {
  readonly code = 'BALLOT_BOX_ANNULLED';
  readonly kind = 'conflict';
  constructor() {
    super('This appraisal was annulled: its ballots were destroyed unread, none is counted.');
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

/** The database, or the box's own queue, cannot take it now. Says nothing of the cause, which could quote a ticket. */
export class BallotBoxUnavailable extends DomainError {
  readonly code = 'BALLOT_BOX_UNAVAILABLE';
  readonly kind = 'unavailable';
  /** @param sqlState for the log of who runs the box; not part of the answer */
  constructor(readonly sqlState: string | null = null) {
    super('The ballot box cannot be reached. Nothing is lost: please send the same ballot again.');
  }
}

/** More valid tickets than people on the list of voters: somebody signed tickets that nobody asked for. */
export class BallotBoxFull extends DomainError {
  readonly code = 'BALLOT_BOX_FULL';
  readonly kind = 'conflict';
  constructor() {
    super(
      'The ballot box holds a quarter more tickets than there are voters and takes no further one. Please tell the supervision group.',
    );
  }
}

/** Another BALLOT_BOX_KEY than the one the box was opened with, or the sealed secret was damaged. */
export class BoxSecretUnreadable extends DomainError {
  readonly code = 'BOX_SECRET_UNREADABLE';
  readonly kind = 'unavailable';
  constructor() {
    super(
      'The secret of this ballot box cannot be opened. See that BALLOT_BOX_KEY is the one the box was opened with.',
    );
  }
}

/** A page was changed, swapped, damaged or is missing. Nothing is handed over from such a box. */
export class BoxPageUnreadable extends DomainError {
  readonly code = 'BOX_PAGE_UNREADABLE';
  readonly kind = 'unavailable';
  constructor(pageNo: number) {
    super(
      `Page ${pageNo} of the ballot box cannot be opened. Nothing was handed over; restore box.page from a backup.`,
      {
        pageNo,
      },
    );
  }
}

/** For voters: which page is broken would tell them, and whoever sees their screen, where their ticket lies. */
export function hideInside(error: unknown): never {
  if (error instanceof BoxPageUnreadable || error instanceof BoxSecretUnreadable)
    throw new BallotBoxUnavailable();
  throw error;
}
