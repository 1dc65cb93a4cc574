import { isUUID } from 'class-validator';
import { DomainError } from '@huiyin/kernel';

export class NotAnId extends DomainError {
  readonly code = 'BAD_USER_INPUT';
  readonly kind = 'invalid';
  constructor() {
    super('The id is not a UUID.');
  }
}

/** For ids that come as bare arguments: inputs are validated by their class, arguments are not. @throws NotAnId */
export function assertUuid(...ids: readonly string[]): void {
  if (!ids.every((id) => isUUID(id))) throw new NotAnId();
}
