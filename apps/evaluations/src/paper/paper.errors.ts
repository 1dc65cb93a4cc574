import { DomainError } from '@huiyin/kernel';

/** What is stored was not sealed here, was sealed with another BALLOT_MASTER_KEY, or was changed. */
export class PaperUnreadable extends DomainError {
  readonly code = 'PAPER_UNREADABLE';
  readonly kind = 'conflict';
  constructor() {
    super(
      'What was entered or printed here cannot be opened: it was changed, or BALLOT_MASTER_KEY is another one.',
    );
  }
}

export class PaperClassUnknown extends DomainError {
  readonly code = 'PAPER_CLASS_UNKNOWN';
  readonly kind = 'invalid';
  constructor(ticketClass: string) {
    super(`The appraisal has no ticket class "${ticketClass}".`, { ticketClass });
  }
}

/** The board fixes the printed forms at opening: from then on none is added, taken away or printed again. */
export class PaperFormsFixed extends DomainError {
  readonly code = 'PAPER_FORMS_FIXED';
  readonly kind = 'conflict';
  constructor() {
    super('Forms are prepared, withdrawn and printed before the appraisal is opened.');
  }
}

export class PaperBatchExists extends DomainError {
  readonly code = 'PAPER_BATCH_EXISTS';
  readonly kind = 'conflict';
  constructor(forms: number) {
    super(
      `This class already has ${forms} forms of this print: withdraw them first, their numbers then count no more.`,
      { forms },
    );
  }
}

/** Absent, of another bureau, or not under the actor's supervision. */
export class PaperBatchNotFound extends DomainError {
  readonly code = 'PAPER_BATCH_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such batch of forms.');
  }
}

export class PaperNotOpen extends DomainError {
  readonly code = 'PAPER_NOT_OPEN';
  readonly kind = 'conflict';
  constructor() {
    super('Forms and printed tickets are handed out while the box is open.');
  }
}

export type PaperStep = 'count' | 'enter' | 'compare' | 'replace';

/** Paper is entered between the take-over and the reconciliation. */
export class PaperStepRefused extends DomainError {
  readonly code = 'PAPER_STEP_REFUSED';
  readonly kind = 'conflict';
  constructor(step: PaperStep, state: string) {
    super(`Not while the appraisal is ${state} (${step}).`, { step, state });
  }
}
