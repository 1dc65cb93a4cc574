import { DomainError } from '@huiyin/kernel';

export class FollowUpNotFound extends DomainError {
  readonly code = 'FOLLOW_UP_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(followUpId: string) {
    super('There is no such follow-up.', { followUpId });
  }
}
