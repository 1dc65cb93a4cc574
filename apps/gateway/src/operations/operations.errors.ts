import { Refusal } from '../http/refusal.errors';

export class OperationNotRegistered extends Refusal {
  readonly code = 'OPERATION_NOT_REGISTERED';
  readonly kind = 'forbidden';
  readonly status = 403;
  constructor() {
    super('Only registered operations are answered here.');
  }
}

export class OperationsFileUnusable extends Error {
  constructor(path: string, reason: string) {
    super(`PERSISTED_OPERATIONS=${path} is not usable: ${reason}`);
    this.name = 'OperationsFileUnusable';
  }
}
