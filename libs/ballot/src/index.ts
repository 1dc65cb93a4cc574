// board: pure and shared
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
} from './board/definition';
export { canonicalJson } from './board/canonical-json';
export { fromBase64url, toBase64url } from './board/encoding';
export {
  appendEntry,
  entryHash,
  exportBoard,
  GENESIS_HASH,
  sha256Hex,
  verifyChain,
  type ChainVerdict,
} from './board/chain';
export {
  composeOpening,
  MODULUS_BITS,
  openingProblem,
  type OpeningInput,
} from './board/compose-opening';
export { composeClosing, type BoxedBallot, type Closing } from './board/compose-closing';
export { commitTo, type CommitmentOpening } from './board/commitments';
export { favourableShare } from './board/tally';
export { sheetProblem } from './board/sheet';
export { verifyBoardFile, type BoardReport, type BoardVerdict } from './board/verify-board';
export { ClosingRefused, OpeningRefused, ValueNotCanonical } from './board/board.errors';
// server: node:crypto
export {
  generateClosingKey,
  generateTicketKey,
  openPrivateKey,
  sealPrivateKey,
  type BallotKeyPair,
  type SealedPrivateKey,
} from './server/ballot-keys';
export {
  acceptTicket,
  blindSign,
  readTicketKey,
  TicketIssuer,
  verifyTicket,
} from './server/ticket-issuer';
export { openSheet, SheetOpener } from './server/sheet-opener';
export {
  BallotKeyRefused,
  BlindedMessageRefused,
  BlindSigningFailed,
  SealedKeyUnreadable,
  SheetUnreadable,
  TicketRefused,
} from './server/ballot-keys.errors';
// client: no Node module behind it; a web bundle imports src/client/ballot-client directly
export {
  assertKeyOnBoard,
  createTicketRequest,
  finalizeTicket,
  sealSheet,
  ticketId,
  trackTicket,
  type TicketRequest,
  type TicketSecret,
} from './client/ballot-client';
export { obtainTicket } from './client/obtain-ticket';
export { BallotClientError, type BallotClientProblem } from './client/ballot-client.errors';
