import { DomainError } from '@huiyin/kernel';
import type { OpinionState } from './opinion.rules';

export class OpinionNotFound extends DomainError {
  readonly code = 'OPINION_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(opinionId: string) {
    super('There is no such opinion.', { opinionId });
  }
}

export class CampaignUnitNotKnown extends DomainError {
  readonly code = 'CAMPAIGN_UNIT_NOT_KNOWN';
  readonly kind = 'not-found';
  constructor() {
    super('This unit does not take part in such a campaign.');
  }
}

export class OpinionCannot extends DomainError {
  readonly code = 'OPINION_STATE_REFUSED';
  readonly kind = 'conflict';
  constructor(verb: 'classify' | 'accept', state: OpinionState) {
    super(`An opinion that is ${state} cannot do this (${verb}).`, { verb, state });
  }
}

/** Need 19: about a concrete person or matter goes to discipline, never into a ledger others read. */
export class OpinionIsRestricted extends DomainError {
  readonly code = 'OPINION_IS_RESTRICTED';
  readonly kind = 'conflict';
  constructor() {
    super('An opinion about a concrete person or matter is not handed on to the ledger.');
  }
}

/** So many opinions about this unit have come in within a short time that more must wait. */
export class TooManyOpinions extends DomainError {
  readonly code = 'TOO_MANY_OPINIONS';
  readonly kind = 'unavailable';
  constructor() {
    super('Very many opinions about this unit are coming in. Please send yours again in a minute.');
  }
}

/** Too many wrong pick-up codes are being tried at this moment, by whomever. */
export class TooManyWrongCodes extends DomainError {
  readonly code = 'TOO_MANY_WRONG_CODES';
  readonly kind = 'unavailable';
  constructor() {
    super('Please try again in a moment.');
  }
}
