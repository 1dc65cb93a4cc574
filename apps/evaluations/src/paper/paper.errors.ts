import { DomainError } from '@huiyin/kernel';
import type { TotalsProblem } from './control-totals.rules';

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

export class SlipRunNotFound extends DomainError {
  readonly code = 'SLIP_RUN_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such run of printed tickets.');
  }
}

/** Every slip is a ticket: it is made once, and nothing of it is kept to make it again from. */
export class SlipsPrintedAlready extends DomainError {
  readonly code = 'SLIPS_PRINTED_ALREADY';
  readonly kind = 'conflict';
  constructor() {
    super('These tickets have been printed: they are issued, and those that are lost are missing.');
  }
}

export class SlipRunExists extends DomainError {
  readonly code = 'SLIP_RUN_EXISTS';
  readonly kind = 'conflict';
  constructor() {
    super('A run of printed tickets with this runId was prepared with another class or number.');
  }
}

/** Each slip stands for a voter whose medium it is: more slips than such voters would be more voices than voters. */
export class SlipsExceedVoters extends DomainError {
  readonly code = 'SLIPS_EXCEED_VOTERS';
  readonly kind = 'conflict';
  constructor(ticketClass: string, slips: number, voters: number) {
    super(
      `Class ${ticketClass} would have ${slips} printed tickets for ${voters} voters who vote with one: set the medium of more voters, or print fewer.`,
      { ticketClass, slips, voters },
    );
  }
}

export class PaperNotOpen extends DomainError {
  readonly code = 'PAPER_NOT_OPEN';
  readonly kind = 'conflict';
  constructor() {
    super('Forms and printed tickets are handed out while the box is open.');
  }
}

type HandOutProblem = 'not-on-voter-list' | 'has-a-ticket' | 'has-the-other' | 'twice';

/** `places`: which of the list, counted from 1. */
export class HandOutRefused extends DomainError {
  readonly code = 'HAND_OUT_REFUSED';
  readonly kind = 'conflict';
  constructor(problem: HandOutProblem, places: readonly number[]) {
    super(
      `Nothing was handed out: place ${places.join(', ')} of the list: ${handOutWords[problem]}.`,
      {
        problem,
        places,
      },
    );
  }
}

const handOutWords: Record<HandOutProblem, string> = {
  'not-on-voter-list': 'is not on the voter list',
  'has-a-ticket': 'has an electronic ticket already',
  'has-the-other': 'has taken the other of form and printed ticket',
  twice: 'stands in the list twice',
};

export class HandOutExceeds extends DomainError {
  readonly code = 'HAND_OUT_EXCEEDS';
  readonly kind = 'conflict';
  constructor(ticketClass: string, what: 'printed' | 'guests', handedOut: number, most: number) {
    super(
      `Class ${ticketClass}: ${handedOut} handed out would be more than the ${most} ${what === 'printed' ? 'that were printed' : 'guests of the class'}.`,
      { ticketClass, what, handedOut, most },
    );
  }
}

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

export type PaperStep = 'count' | 'enter' | 'compare' | 'replace';

/** Paper is entered between the take-over and the reconciliation. */
export class PaperStepRefused extends DomainError {
  readonly code = 'PAPER_STEP_REFUSED';
  readonly kind = 'conflict';
  constructor(step: PaperStep, state: string) {
    super(`Not while the appraisal is ${state} (${step}).`, { step, state });
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
