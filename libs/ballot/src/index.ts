// board: pure and shared
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
export { verifyBoardFile, type BoardReport, type BoardVerdict } from './board/verify-board';
export { ClosingRefused, OpeningRefused } from './board/board.errors';
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
