import { DomainError } from '@huiyin/kernel';

export class PersonNotFound extends DomainError {
  readonly code = 'PERSON_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(personId: string) {
    super('There is no such person.', { personId });
  }
}
