import { DomainError } from '@huiyin/kernel';

export class TalentListNotFound extends DomainError {
  readonly code = 'TALENT_LIST_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(listId: string) {
    super('There is no such talent list on that day.', { listId });
  }
}

export class TalentListNamedAlready extends DomainError {
  readonly code = 'TALENT_LIST_NAMED_ALREADY';
  readonly kind = 'conflict';
  constructor(name: string) {
    super('There is a list of this name and level at that time.', { name });
  }
}

export class AlreadyOnTheList extends DomainError {
  readonly code = 'ALREADY_ON_THE_LIST';
  readonly kind = 'conflict';
  constructor(personId: string) {
    super('The person stands there at that time already.', { personId });
  }
}

export class TalentEntryNotFound extends DomainError {
  readonly code = 'TALENT_ENTRY_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(entryId: string) {
    super('There is no such entry.', { entryId });
  }
}

export class NoSecretaryPost extends DomainError {
  readonly code = 'NO_SECRETARY_POST';
  readonly kind = 'invalid';
  constructor(postId: string) {
    super('The post is no secretary of a Party organisation.', { postId });
  }
}

export class SelectionRecordedAlready extends DomainError {
  readonly code = 'SELECTION_RECORDED_ALREADY';
  readonly kind = 'conflict';
  constructor(postId: string) {
    super('How this secretary was selected is recorded already.', { postId });
  }
}
