import { DomainError } from '@huiyin/kernel';

export class PersonNotFound extends DomainError {
  readonly code = 'PERSON_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(personId: string) {
    super('There is no such person.', { personId });
  }
}

export class PersonWasMerged extends DomainError {
  readonly code = 'PERSON_WAS_MERGED';
  readonly kind = 'conflict';
  constructor(personId: string, mergedIntoId: string) {
    super('This entry was merged into another one: use that one.', { personId, mergedIntoId });
  }
}

export class MergeWithItself extends DomainError {
  readonly code = 'MERGE_WITH_ITSELF';
  readonly kind = 'invalid';
  constructor() {
    super('A person cannot be merged with itself: give the ids of two entries.');
  }
}

export class MergeNeedsOneLogin extends DomainError {
  readonly code = 'MERGE_NEEDS_ONE_LOGIN';
  readonly kind = 'conflict';
  constructor(keptId: string, duplicateId: string) {
    super('Both entries sign in with a login of their own: revoke one of the two first.', {
      keptId,
      duplicateId,
    });
  }
}

export class MergeCollides extends DomainError {
  readonly code = 'MERGE_COLLIDES';
  readonly kind = 'conflict';
  constructor(constraint: string) {
    super(
      'Both entries hold something only one person can hold once: end or void one of the two.',
      {
        constraint,
      },
    );
  }
}
