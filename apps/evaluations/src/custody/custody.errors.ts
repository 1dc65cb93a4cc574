import { DomainError } from '@huiyin/kernel';

/** Destroyed at closing, or never made. */
export class BallotKeysGone extends DomainError {
  readonly code = 'BALLOT_KEYS_GONE';
  readonly kind = 'conflict';
  constructor() {
    super('The keys of this appraisal do not exist (any more).');
  }
}
