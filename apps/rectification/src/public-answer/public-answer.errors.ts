import { DomainError } from '@huiyin/kernel';

/** A code that cannot be one, a code of nothing, and an opinion without an answer look the same. */
export class AnswerNotFound extends DomainError {
  readonly code = 'ANSWER_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no answer for this pick-up code.');
  }
}

export class AnswerAlreadyResponded extends DomainError {
  readonly code = 'ANSWER_ALREADY_RESPONDED';
  readonly kind = 'conflict';
  constructor() {
    super('You have responded to this answer; the next answer can be responded to again.');
  }
}

export class TooManyWrongCodes extends DomainError {
  readonly code = 'TOO_MANY_WRONG_CODES';
  readonly kind = 'unavailable';
  constructor() {
    super('Too many wrong pick-up codes were tried just now. Please try again in a minute.');
  }
}
