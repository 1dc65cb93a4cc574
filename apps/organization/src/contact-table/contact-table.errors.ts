import { DomainError } from '@huiyin/kernel';

export class NoSuchDay extends DomainError {
  readonly code = 'NO_SUCH_DAY';
  readonly kind = 'invalid';
  constructor() {
    super('asOf must be a day that exists, written YYYY-MM-DD; leave it out for today.');
  }
}

export class UnknownEncoding extends DomainError {
  readonly code = 'UNKNOWN_ENCODING';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`encoding must be one of ${known.join(', ')}; leave it out for ${known[0]}.`);
  }
}
