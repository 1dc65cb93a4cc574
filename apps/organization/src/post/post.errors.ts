import { DomainError } from '@huiyin/kernel';

export class PostOverlaps extends DomainError {
  readonly code = 'POST_OVERLAPS';
  readonly kind = 'conflict';
  constructor() {
    super('The person already holds this post at that time.');
  }
}

export class PrincipalAlreadyAppointed extends DomainError {
  readonly code = 'PRINCIPAL_ALREADY_APPOINTED';
  readonly kind = 'conflict';
  constructor(unitId: string) {
    super('The unit has another principal at that time.', { unitId });
  }
}

export class PostEndsBeforeItBegins extends DomainError {
  readonly code = 'POST_ENDS_BEFORE_IT_BEGINS';
  readonly kind = 'invalid';
  constructor() {
    super('The last day of a post lies before its first one.');
  }
}

export class PostNotFound extends DomainError {
  readonly code = 'POST_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(postId: string) {
    super('There is no such post.', { postId });
  }
}

export class PostAlreadyEnded extends DomainError {
  readonly code = 'POST_ALREADY_ENDED';
  readonly kind = 'conflict';
  constructor(endedOn: string) {
    super('The post ends before that day already.', { endedOn });
  }
}
