import { DomainError } from '@huiyin/kernel';

export class FilingTargetUnknown extends DomainError {
  readonly code = 'FILING_TARGET_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`This campaign files with: ${known.join(', ') || 'nobody'}.`, { known });
  }
}

/** §4.16: SUBMITTED → RECEIVED | RETURNED, for each target by itself. */
export class FilingNotNext extends DomainError {
  readonly code = 'FILING_NOT_NEXT';
  readonly kind = 'conflict';
  constructor(target: string, state: string | null) {
    super(
      state === null
        ? 'This record was not filed with that target yet.'
        : `This record is ${state.toLowerCase()} there already.`,
      { target, state },
    );
  }
}

export class PublicationScopeUnknown extends DomainError {
  readonly code = 'PUBLICATION_SCOPE_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`This campaign publishes within: ${known.join(', ') || 'no scope'}.`, { known });
  }
}

/** Nothing is posted before somebody looked for names, phones and patient data in it (need 64). */
export class PostingNotCleared extends DomainError {
  readonly code = 'POSTING_NOT_CLEARED';
  readonly kind = 'invalid';
  constructor() {
    super('A posting needs the privacy check first: no names, phones or patient data in it.');
  }
}

/** Personal materials are shown to author, reviewers and the meeting, and nowhere else (need 42). */
export class RecordConfidential extends DomainError {
  readonly code = 'RECORD_CONFIDENTIAL';
  readonly kind = 'conflict';
  constructor() {
    super('Records of this kind are confidential and are not posted.');
  }
}

export class PostingPeriodWrong extends DomainError {
  readonly code = 'POSTING_PERIOD_WRONG';
  readonly kind = 'invalid';
  constructor() {
    super(
      'A posting begins on the day of the record or later, not after today, and ends after it began.',
    );
  }
}

export class PostingNotFound extends DomainError {
  readonly code = 'POSTING_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such posting.');
  }
}

export class PostingTakenDown extends DomainError {
  readonly code = 'POSTING_TAKEN_DOWN';
  readonly kind = 'conflict';
  constructor() {
    super('This posting was taken down already.');
  }
}
