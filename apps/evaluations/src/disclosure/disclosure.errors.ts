import { DomainError } from '@huiyin/kernel';

export class UnknownTextEncoding extends DomainError {
  readonly code = 'UNKNOWN_ENCODING';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`The encoding must be one of ${known.join(', ')}.`, { known: known.join(',') });
  }
}

export class UnknownGrouping extends DomainError {
  readonly code = 'UNKNOWN_GROUPING';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`groupBy must be one of ${known.join(', ')}.`, { known: known.join(',') });
  }
}
