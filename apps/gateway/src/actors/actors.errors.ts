import { Refusal } from '../http/refusal.errors';

export class AccountUnknown extends Refusal {
  readonly code = 'ACCOUNT_UNKNOWN';
  readonly kind = 'forbidden';
  readonly status = 403;
  constructor() {
    super('You are signed in, but this account is not registered here.');
  }
}

export class DirectoryUnavailable extends Refusal {
  readonly code = 'DIRECTORY_UNAVAILABLE';
  readonly kind = 'unavailable';
  readonly status = 503;
  override readonly headers = { 'retry-after': '1' };
  constructor() {
    super('Your roles cannot be looked up right now. Please try again in a moment.');
  }
}
