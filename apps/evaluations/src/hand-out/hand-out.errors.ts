import { DomainError } from '@huiyin/kernel';

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

/** Who prepares slips and prints them, too, would hold tickets of voters without anybody seeing it. */
export class SlipsNeedASecondPerson extends DomainError {
  readonly code = 'SLIPS_NEED_A_SECOND_PERSON';
  readonly kind = 'conflict';
  constructor() {
    super(
      'You prepared this run of printed tickets: another member of the supervision group has to print it.',
    );
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

type HandOutProblem = 'not-on-voter-list' | 'has-a-ticket' | 'has-the-other' | 'twice';

/**
 * `places`: which of the list, counted from 1. None where a list would tell who of many has a ticket: asked of one person it is said,
 * because they stand there and have to be told.
 */
export class HandOutRefused extends DomainError {
  readonly code = 'HAND_OUT_REFUSED';
  readonly kind = 'conflict';
  constructor(problem: HandOutProblem, places: readonly number[]) {
    const where =
      places.length > 0 ? `place ${places.join(', ')} of the list` : 'somebody on the list';
    const hint = places.length > 0 ? '' : ' Who it is, is not said of a list: hand out one by one';
    super(`Nothing was handed out: ${where}: ${handOutWords[problem]}.${hint && `${hint}.`}`, {
      ...{ problem, places },
    });
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
