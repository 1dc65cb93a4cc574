import { DomainError } from '@huiyin/kernel';

export class PaperClerksTaken extends DomainError {
  readonly code = 'PAPER_CLERKS_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('Two other people are entering these forms; a third entry would count for nothing.');
  }
}

/** No person reads the same forms for two seats. */
export class PaperClerkReplaced extends DomainError {
  readonly code = 'PAPER_CLERK_REPLACED';
  readonly kind = 'conflict';
  constructor() {
    super('You gave up your seat at these forms: another member of the group enters them.');
  }
}

export class PaperClerkNotFound extends DomainError {
  readonly code = 'PAPER_CLERK_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('This person is not entering these forms.');
  }
}

export class PaperEntryFinished extends DomainError {
  readonly code = 'PAPER_ENTRY_FINISHED';
  readonly kind = 'conflict';
  constructor() {
    super(
      'You have finished entering: what is wrong now is corrected when the entries are compared.',
    );
  }
}
