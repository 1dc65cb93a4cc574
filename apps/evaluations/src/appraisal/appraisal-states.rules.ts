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
}

export type AppraisalVerb =
  | 'issue-forms'
  | 'open'
  | 'seal'
  | 'take-over'
  | 'double-enter'
  | 'reconcile'
  | 'count'
  | 'sign-tally'
  | 'summarise'
  | 'report'
  | 'publish'
  | 'open-follow-up'
  | 'record-follow-up'
  | 'close';

const S = AppraisalState;

/** From which states, and to which (null: the state stays). */
const moves: Readonly<
  Record<AppraisalVerb, readonly [from: readonly AppraisalState[], to: AppraisalState | null]>
> = {
  'issue-forms': [[S.CREATED], S.FORMS_ISSUED],
  open: [[S.FORMS_ISSUED], S.MEETING_HELD],
  seal: [[S.MEETING_HELD], S.BOX_SEALED],
  'take-over': [[S.BOX_SEALED], S.TAKEN_OVER],
  'double-enter': [[S.TAKEN_OVER], S.DOUBLE_ENTERED],
  reconcile: [[S.DOUBLE_ENTERED], S.RECONCILED],
  count: [[S.RECONCILED], S.TALLIED],
  'sign-tally': [[S.TALLIED], null],
  summarise: [[S.TALLIED], S.SUMMARISED],
  report: [[S.SUMMARISED], S.REPORTED],
  publish: [[S.REPORTED, S.FOLLOW_UP_OPENED, S.CLOSED], null],
  'open-follow-up': [[S.REPORTED], S.FOLLOW_UP_OPENED],
  'record-follow-up': [[S.FOLLOW_UP_OPENED], null],
  close: [[S.FOLLOW_UP_OPENED], S.CLOSED],
};

/** The state after `verb`, or null where it is refused. */
export function stateAfter(state: AppraisalState, verb: AppraisalVerb): AppraisalState | null {
  const [from, to] = moves[verb];
  return from.includes(state) ? (to ?? state) : null;
}

const order = Object.values(AppraisalState);

/** Whether the appraisal has come as far as `state`: `hasReached(S.CLOSED, S.TALLIED)`. */
export function hasReached(state: AppraisalState, reached: AppraisalState): boolean {
  return order.indexOf(state) >= order.indexOf(reached);
}
