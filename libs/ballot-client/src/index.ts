// The words of the protocol: what stands on the board, what is on a sheet.
export {
  ALL_CLASSES,
  HASH_ALG,
  SHEET_SUITE,
  SUPPRESSION_RULE,
  TICKET_SUITE,
  type BoardBody,
  type BoardEntry,
  type CellCommitment,
  type ClosedBody,
  type Definition,
  type OpenedBody,
  type Piece,
  type RsaPublicJwk,
  type SealedSheet,
  type Sheet,
  type TallyCell,
  type Ticket,
  type TicketClass,
  type WithheldCell,
  type WithheldReason,
} from './definition';
export { canonicalJson } from './canonical-json';
export { ValueNotCanonical } from './canonical-json.errors';
export { fromBase64url, toBase64url } from './encoding';
export { decodeSheet, encodeSheet, sheetBinding, sheetProblem } from './sheet';
export { isTicketMessage, TICKET_MESSAGE } from './ticket';
// The voter's side.
export {
  assertKeyOnBoard,
  createTicketRequest,
  finalizeTicket,
  sealSheet,
  ticketId,
  trackTicket,
  type TicketRequest,
  type TicketSecret,
} from './ballot-client';
export { obtainTicket } from './obtain-ticket';
export { BallotClientError, type BallotClientProblem } from './ballot-client.errors';
