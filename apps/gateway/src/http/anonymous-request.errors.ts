import { Refusal } from './refusal.errors';

/** The client promised anonymity and sent something that breaks it: better an error than a linkable ballot. */
export class AnonymousRequestCarriesIdentity extends Refusal {
  readonly code = 'ANONYMOUS_REQUEST_CARRIES_IDENTITY';
  readonly kind = 'invalid';
  readonly status = 400;
  constructor(header: string) {
    super(`An anonymous request must not carry "${header}". Leave it out on the way to us.`, {
      header,
    });
  }
}
