/** The chain of requirements.md §4.5. Electronic ballots pass DOUBLE_ENTERED and RECONCILED at the take-over. */
export enum AppraisalState {
  CREATED = 'CREATED',
  /** Handed out, at least half a day ahead where the form says so (R002.17). */
  FORMS_ISSUED = 'FORMS_ISSUED',
  /** The meeting was held and the box is open. */
  MEETING_HELD = 'MEETING_HELD',
  /** Nobody can cast any more; from here the unit reads nothing but what is published. */
  BOX_SEALED = 'BOX_SEALED',
  /** The supervision group has the box; its leader has signed for it. */
  TAKEN_OVER = 'TAKEN_OVER',
  /** Two clerks have entered the paper sheets, apart from each other. */
  DOUBLE_ENTERED = 'DOUBLE_ENTERED',
  RECONCILED = 'RECONCILED',
  TALLIED = 'TALLIED',
  SUMMARISED = 'SUMMARISED',
  REPORTED = 'REPORTED',
  FOLLOW_UP_OPENED = 'FOLLOW_UP_OPENED',
  CLOSED = 'CLOSED',
  /** It could not go on: keys, sheets and paper are destroyed, nothing was counted. Not a stage of the chain but an end beside it. */
  ANNULLED = 'ANNULLED',
}

export type AppraisalVerb =
  | 'create'
  | 'issue-forms'
  | 'open'
  | 'voter-medium-set'
  | 'slips-prepared'
  | 'slips-printed'
  | 'seal'
  | 'take-over'
  | 'double-enter'
  | 'replace-clerk'
  | 'reconcile'
  | 'count'
  | 'sign-tally'
  | 'summarise'
  | 'report'
  | 'publish'
  | 'open-follow-up'
  | 'record-follow-up'
  | 'close'
  | 'ask-annulment'
  | 'annul';

const S = AppraisalState;

/** Until something is counted; from TALLIED on the closing line stands on the board and stays. */
const uncounted = [
  ...[S.CREATED, S.FORMS_ISSUED, S.MEETING_HELD, S.BOX_SEALED],
  ...[S.TAKEN_OVER, S.DOUBLE_ENTERED, S.RECONCILED],
];

/** From which states, and to which (null: the state stays). */
const moves: Readonly<
  Record<AppraisalVerb, readonly [from: readonly AppraisalState[], to: AppraisalState | null]>
> = {
  create: [[], S.CREATED],
  'issue-forms': [[S.CREATED], S.FORMS_ISSUED],
  open: [[S.FORMS_ISSUED], S.MEETING_HELD],
  'voter-medium-set': [[S.MEETING_HELD], null],
  'slips-prepared': [[S.MEETING_HELD], null],
  'slips-printed': [[S.MEETING_HELD], null],
  seal: [[S.MEETING_HELD], S.BOX_SEALED],
  'take-over': [[S.BOX_SEALED], S.TAKEN_OVER],
  'double-enter': [[S.TAKEN_OVER], S.DOUBLE_ENTERED],
  'replace-clerk': [[S.TAKEN_OVER, S.DOUBLE_ENTERED], S.TAKEN_OVER],
  reconcile: [[S.DOUBLE_ENTERED], S.RECONCILED],
  count: [[S.RECONCILED], S.TALLIED],
  'sign-tally': [[S.TALLIED], null],
  summarise: [[S.TALLIED], S.SUMMARISED],
  report: [[S.SUMMARISED], S.REPORTED],
  publish: [[S.REPORTED, S.FOLLOW_UP_OPENED, S.CLOSED], null],
  'open-follow-up': [[S.REPORTED], S.FOLLOW_UP_OPENED],
  'record-follow-up': [[S.FOLLOW_UP_OPENED], null],
  close: [[S.FOLLOW_UP_OPENED], S.CLOSED],
  'ask-annulment': [uncounted, null],
  annul: [uncounted, S.ANNULLED],
};

/** The state after `verb`, or null where it is refused. */
export function stateAfter(state: AppraisalState, verb: AppraisalVerb): AppraisalState | null {
  const [from, to] = moves[verb];
  return from.includes(state) ? (to ?? state) : null;
}

const order = Object.values(AppraisalState);

/** Whether the appraisal has come as far as `reached`: `hasReached(S.CLOSED, S.TALLIED)`. An annulled one has come nowhere. */
export function hasReached(state: AppraisalState, reached: AppraisalState): boolean {
  if (state === S.ANNULLED) return reached === S.ANNULLED;
  return order.indexOf(state) >= order.indexOf(reached);
}
