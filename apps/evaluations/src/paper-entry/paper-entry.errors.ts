import { DomainError } from '@huiyin/kernel';
import type { TotalsProblem } from './control-totals.rules';

export class PaperReturnsRefused extends DomainError {
  readonly code = 'PAPER_RETURNS_REFUSED';
  readonly kind = 'invalid';
  constructor(
    ticketClass: string,
    problem: 'class-without-forms' | 'class-missing' | 'does-not-add-up' | 'reason-missing',
    numbers: Record<string, number> = {},
  ) {
    super(`Class ${ticketClass}: ${returnWords[problem]}.`, { ticketClass, problem, ...numbers });
  }
}

const returnWords = {
  'class-without-forms': 'has no printed forms',
  'class-missing': 'has printed forms and is not in the list: all classes are counted together',
  'does-not-add-up':
    'issued must be returned and missing together, void among the returned, without number among the void',
  'reason-missing': 'was counted before: say why the count is another now',
};

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

/** Who freed a seat, or may have read what both clerks entered, would not read the forms apart from the others. */
export class PaperSeatNotYours extends DomainError {
  readonly code = 'PAPER_SEAT_NOT_YOURS';
  readonly kind = 'conflict';
  constructor() {
    super(
      'Who replaced a clerk, or may read what both clerks entered, does not take the seat: another member of the group enters these forms.',
    );
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

export interface EntryProblem {
  /** Which form of the request, counted from 1. */
  readonly place: number;
  readonly problem:
    | 'no-control-number'
    | 'unknown-number'
    | 'twice-in-request'
    | 'entered-otherwise'
    | 'sheet-or-void-reason'
    | 'sheet-does-not-fit';
  readonly detail?: string;
}

const shown = 20;

/** Nothing of the request was taken. Says only what is wrong with the actor's own entries. */
export class PaperEntriesRefused extends DomainError {
  readonly code = 'PAPER_ENTRIES_REFUSED';
  readonly kind = 'invalid';
  constructor(problems: readonly EntryProblem[]) {
    const first = problems
      .slice(0, 3)
      .map(
        ({ place, problem, detail }) => `form ${place}: ${problem}${detail ? ` (${detail})` : ''}`,
      );
    super(`Nothing was entered. ${first.join('; ')}${problems.length > 3 ? '; …' : ''}.`, {
      problems: problems.slice(0, shown),
      count: problems.length,
    });
  }
}

/** Says nothing about the other clerk. */
export class PaperEntryIncomplete extends DomainError {
  readonly code = 'PAPER_ENTRY_INCOMPLETE';
  readonly kind = 'conflict';
  constructor(ticketClass: string, entered: number, returned: number) {
    super(
      `Class ${ticketClass}: you entered ${entered} forms, ${returned} with a control number came back. Enter the others, or correct the count of what came back.`,
      { ticketClass, entered, returned },
    );
  }
}

/** Not a difference (any more), or not for the actor to see. */
export class PaperDifferenceNotFound extends DomainError {
  readonly code = 'PAPER_DIFFERENCE_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('No difference is waiting at this control number.');
  }
}

export class NotReconciler extends DomainError {
  readonly code = 'NOT_RECONCILER';
  readonly kind = 'forbidden';
  constructor() {
    super(
      'Differences are settled by the leader of the supervision group, or by the two clerks together.',
    );
  }
}

export class PaperNotReconciled extends DomainError {
  readonly code = 'PAPER_NOT_RECONCILED';
  readonly kind = 'conflict';
  constructor(
    what: { readonly open: number } | ({ ticketClass: string; problem: TotalsProblem } & Numbers),
  ) {
    super(
      'open' in what
        ? `${what.open} differences are still open.`
        : `Class ${what.ticketClass}: ${totalWords[what.problem]} (${numbersOf(what)}).`,
      { ...what },
    );
  }
}

interface Numbers {
  readonly issued: number;
  readonly returned: number;
  readonly missing: number;
  readonly void: number;
  readonly unnumbered: number;
  readonly enteredValid: number;
  readonly enteredVoid: number;
}

function numbersOf(what: Numbers): string {
  const { issued, returned, missing, unnumbered, enteredValid, enteredVoid } = what;
  return `issued ${issued}, returned ${returned}, missing ${missing}, void ${what.void}, without number ${unnumbered}, entered valid ${enteredValid}, entered void ${enteredVoid}`;
}

const totalWords: Record<TotalsProblem, string> = {
  'not-counted': 'nobody has counted what came back',
  'issued-is-not-returned-and-missing': 'issued is not returned and missing together',
  'returned-is-not-entered': 'the forms that came back are not those that were entered',
  'void-is-not-entered-void': 'another number was void by hand than was entered as void',
};
