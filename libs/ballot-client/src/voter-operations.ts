/**
 * The five operations of a voter, by name. A gateway that executes registered operations only has these registered;
 * the text must be sent as it stands here.
 */
export const voterOperations = {
  VoterBoard: 'query VoterBoard($appraisalId: ID!) { appraisalBoard(appraisalId: $appraisalId) }',
  VoterClasses:
    'query VoterClasses($appraisalId: ID!) { myTicket(appraisalId: $appraisalId) { ticketClass } }',
  VoterTicket:
    'mutation VoterTicket($input: RequestTicketInput!) { requestTicket(input: $input) { ticketClass blindSignature } }',
  VoterCast:
    'mutation VoterCast($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }',
  VoterStatus:
    'query VoterStatus($appraisalId: ID!, $ticketId: ID!) { ticketStatus(appraisalId: $appraisalId, ticketId: $ticketId) }',
} as const;

export type VoterOperation = keyof typeof voterOperations;
