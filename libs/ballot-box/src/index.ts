export {
  BallotBoxAnnulled,
  BallotBoxClosed,
  BallotBoxFull,
  BallotBoxUnavailable,
  BallotMustBeAnonymous,
  BoxPageUnreadable,
  BoxSecretUnreadable,
  SealedSheetMalformed,
} from './ballot-box.errors';
export { addBoxAnnulment, dropBoxAnnulment } from './box-annulment';
export { type BoxRoles, createBoxPages, dropBoxPages } from './box-schema';
export type { CastBallot, SealedBallot } from './cast-ballot';
export { type BallotBox, type BallotBoxOptions, composeBallotBox } from './compose-ballot-box';
export type { TrackTicket } from './track-ticket';
