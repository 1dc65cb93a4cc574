import { AppraisalState } from '../appraisal/appraisal-states.rules';

/** Tickets are asked for while the box is open, and at no other time. */
export function ticketsAreIssued(state: AppraisalState | null): boolean {
  return state === AppraisalState.MEETING_HELD;
}

/** Who votes on paper, or with a printed slip, has what they vote with: a ticket as well would be a second voice. */
export function votesByTicket(medium: string): boolean {
  return medium === 'electronic';
}
