import { DomainError } from '@huiyin/kernel';

export class OwnBureauNotFound extends DomainError {
  readonly code = 'BUREAU_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('Your bureau is not registered here.');
  }
}
