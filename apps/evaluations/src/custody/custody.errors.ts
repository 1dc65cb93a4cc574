import { DomainError } from '@huiyin/kernel';

/** Destroyed at closing, or never made. */
export class BallotKeysGone extends DomainError {
  readonly code = 'BALLOT_KEYS_GONE';
  readonly kind = 'conflict';
  constructor() {
    super('The keys of this appraisal do not exist (any more).');
  }
}

/** The closing key is split, and it is still to be collected by the two who are to keep it. */
export class TicketsWaitForKeyShares extends DomainError {
  readonly code = 'TICKETS_WAIT_FOR_KEY_SHARES';
  readonly kind = 'conflict';
  constructor() {
    super('Tickets are issued once two people of the supervision group keep the closing key.');
  }
}

/** The count needs both shares of the closing key. There is no second way: a lost share means voting again. */
export class ClosingKeySharesMissing extends DomainError {
  readonly code = 'CLOSING_KEY_SHARES_MISSING';
  readonly kind = 'conflict';
  constructor(missing: readonly string[]) {
    super(`The sheets can be opened when both shares of the closing key are handed in.`, {
      missing,
    });
  }
}

/** This appraisal's closing key is kept by the service. */
export class ClosingKeyNotSplit extends DomainError {
  readonly code = 'CLOSING_KEY_NOT_SPLIT';
  readonly kind = 'conflict';
  constructor() {
    super('The closing key of this appraisal has no shares.');
  }
}

/** Shares are collected while the box is open and handed in after it was sealed, never at the same time. */
export class KeySharesNotDue extends DomainError {
  readonly code = 'KEY_SHARES_NOT_DUE';
  readonly kind = 'conflict';
  constructor(step: 'collect' | 'hand-in', state: string) {
    super(`An appraisal that is ${state} does not let a key share be handled so (${step}).`, {
      step,
      state,
    });
  }
}

/** Confirmed by its holder, and gone from the service since. */
export class KeyShareCollected extends DomainError {
  readonly code = 'KEY_SHARE_COLLECTED';
  readonly kind = 'conflict';
  constructor() {
    super('This key share is with its holder already; the service does not have it any more.');
  }
}

/** Two shares, two people: whoever has seen one never sees the other. */
export class KeyShareNeedsAnother extends DomainError {
  readonly code = 'KEY_SHARE_NEEDS_ANOTHER_PERSON';
  readonly kind = 'conflict';
  constructor() {
    super('You have seen the other share: this one is for another person.');
  }
}

/** Not the holder of this share. */
export class KeyShareNotYours extends DomainError {
  readonly code = 'KEY_SHARE_NOT_YOURS';
  readonly kind = 'forbidden';
  constructor() {
    super('Only the person who collected a key share can confirm it and hand it in.');
  }
}

/** Well formed, and not the share that was printed: of another appraisal, or the other of the two. */
export class KeyShareWrong extends DomainError {
  readonly code = 'KEY_SHARE_WRONG';
  readonly kind = 'invalid';
  constructor() {
    super('This is not the key share you collected for this appraisal.');
  }
}

/** Too many wrong shares are being tried at this moment, by whomever. */
export class TooManyWrongShares extends DomainError {
  readonly code = 'TOO_MANY_WRONG_SHARES';
  readonly kind = 'unavailable';
  constructor() {
    super('Please try again in a moment.');
  }
}
