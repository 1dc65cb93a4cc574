// The words of the protocol: what stands on the board, what is on a sheet.
export {
  ALL_CLASSES,
  BOARD_VERSION,
  DISCLOSURE_RULE,
  HASH_ALG,
  LEAST_K,
  SHEET_SUITE,
  TICKET_SUITE,
  type BoardBody,
  type BoardEntry,
  type CellCommitment,
  type ClosedBody,
  type Definition,
  type Dimension,
  type Grade,
  type OpenedBody,
  type PaperTurnout,
  type Piece,
  type PrintedForms,
  type Question,
  type RsaPublicJwk,
  type Scale,
  type SealedSheet,
  type Sheet,
  type TallyCell,
  type Target,
  type TextRelease,
  type Ticket,
  type TicketClass,
  type TicketTurnout,
  type WithheldCell,
  type WithheldReason,
} from './definition';
export { canonicalJson } from './canonical-json';
export { ValueNotCanonical } from './canonical-json.errors';
export { fromBase64url, toBase64url } from './encoding';
export {
  askedCells,
  decodeSheet,
  encodeSheet,
  sheetBinding,
  sheetBytes,
  sheetProblem,
  type AskedCell,
} from './sheet';
export { isTicketMessage, ticketId, TICKET_MESSAGE, trackTicket } from './ticket';
// The voter's side, whole.
export { Voter, type CastOptions, type VoterOptions } from './voter';
export type { SignedInVoter } from './ticket-wallet';
export { memoryStorage, webStorage, type VoterStorage, type WebStorageLike } from './voter-storage';
export type { VoterAnswer, VoterPlatform, VoterRequest } from './voter-platform';
export { voterOperations, type VoterOperation } from './voter-operations';
export { ANONYMOUS_HEADER, type Authorization } from './graph-door';
// Its parts.
export { entryMisfit } from './board-shape';
export { isSha256, MODULUS_BITS, openingProblem } from './opening-problem';
export { readBoard, type CheckedBoard, type OpenedBoard } from './read-board';
export { checkTicket, decodeSlip, encodeSlip, SLIP_FORM, type Slip } from './slip';
export { assertKeyOnBoard } from './board-keys';
export {
  createTicketRequest,
  finalizeTicket,
  type TicketRequest,
  type TicketSecret,
} from './blinding';
export { obtainTicket } from './obtain-ticket';
export { fillSheet } from './fill-sheet';
export { sealSheet } from './seal-sheet';
export {
  BallotClientError,
  ServiceRefusal,
  ServiceUnreachable,
  type BallotClientProblem,
} from './ballot-client.errors';
