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
export { MODULUS_BITS, openingProblem } from '@huiyin/ballot-client';
export { composeOpening, type OpeningInput } from './board/compose-opening';
export {
  composeClosing,
  type BoxedBallot,
  type Closing,
  type ClosingInput,
  type PaperReturn,
} from './board/compose-closing';
export {
  commitTo,
  commitToTexts,
  type CommitmentOpening,
  type TextOpening,
} from './board/commitments';
export { favourableShare, type Tally } from './board/tally';
export { type ReleasedTexts } from './board/texts';
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
export { SigningPool } from './server/signing-pool';
export { openSheet, SheetOpener } from './server/sheet-opener';
export {
  joinShares,
  keyShareHash,
  printKeyShare,
  readKeyShare,
  type ShareOrdinal,
  splitNewKey,
  type SplitKey,
} from './server/key-shares';
export { KeyShareUnreadable } from './server/key-shares.errors';
export {
  BallotKeyRefused,
  BlindedMessageRefused,
  BlindSigningFailed,
  SealedKeyUnreadable,
  SheetUnreadable,
  SigningBusy,
  TicketRefused,
} from './server/ballot-keys.errors';
