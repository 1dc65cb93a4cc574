import { AppraisalState, hasReached } from '../appraisal/appraisal-states.rules';

const S = AppraisalState;

/** What can be done with the paper of an appraisal in this state of §4.5. */
export function appraisalStateOf(state: AppraisalState) {
  return {
    /** Or will never be: what was annulled is not printed for either. */
    isOpened: hasReached(state, S.MEETING_HELD) || state === S.ANNULLED,
    may: {
      /** What came back is counted, and counted again, until it was reconciled. */
      count: hasReached(state, S.BOX_SEALED) && !hasReached(state, S.RECONCILED),
      enter: state === S.TAKEN_OVER,
      compare: state === S.DOUBLE_ENTERED,
      replace: state === S.TAKEN_OVER || state === S.DOUBLE_ENTERED,
    },
  };
}
