import { DomainError } from '@huiyin/kernel';

/**
 * The login belongs to somebody else, maybe in another bureau: subjects are the issuer's and known to it only once.
 * Which login is not said, the asker knows what was sent.
 */
export class LoginTaken extends DomainError {
  readonly code = 'LOGIN_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('A login of this request belongs to another person already.');
  }
}

export class LoginListedTwice extends DomainError {
  readonly code = 'LOGIN_LISTED_TWICE';
  readonly kind = 'invalid';
  constructor() {
    super('The same login is given to several people of this list.');
  }
}

export class PersonHasAnotherLogin extends DomainError {
  readonly code = 'PERSON_HAS_ANOTHER_LOGIN';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super('This person already signs in with another login.', { personId });
  }
}

export class OwnAccessRevoked extends DomainError {
  readonly code = 'OWN_ACCESS_REVOKED';
  readonly kind = 'forbidden';
  constructor() {
    super('Nobody takes away the own access: ask a second person of the office.');
  }
}
