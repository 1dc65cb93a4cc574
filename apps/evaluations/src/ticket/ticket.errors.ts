import { DomainError } from '@huiyin/kernel';

/** Absent, not open, or the actor is not on its voter list: all three look the same. */
export class NotOnVoterList extends DomainError {
  readonly code = 'NOT_ON_VOTER_LIST';
  readonly kind = 'forbidden';
  constructor() {
    super('You are not on the voter list of such an appraisal.');
  }
}

/** A lost ticket cannot be re-issued without breaking "one voter, one ballot". */
export class TicketAlreadyIssued extends DomainError {
  readonly code = 'TICKET_ALREADY_ISSUED';
  readonly kind = 'conflict';
  constructor() {
    super('Your ticket has been issued already, for another request than this one.');
  }
}

export class TicketsNotOpen extends DomainError {
  readonly code = 'TICKETS_NOT_OPEN';
  readonly kind = 'conflict';
  constructor() {
    super('Tickets are issued only while the appraisal is open.');
  }
}

/** On paper, or with a printed slip (R000.16: one voter, one voice). */
export class VotesOtherwise extends DomainError {
  readonly code = 'VOTES_OTHERWISE';
  readonly kind = 'conflict';
  constructor() {
    super(
      'You are down for a paper form or a printed slip. The supervision group can change this.',
    );
  }
}
