import { judgeObjects, type ObjectVerdict, type Candidate } from './objects.rules';
import type { TargetKind } from './target-kind.rules';

/** Who was proposed and is not appraised. */
export interface LeftOut {
  readonly label: string;
  readonly kind: TargetKind;
  readonly personId: string | null;
  readonly reason: string;
  readonly requirement: string;
  readonly strength: string;
  /** What the supervision group said to it, where the rule can be waived (R002.16). */
  readonly because: string | null;
}

export interface Objects {
  readonly included: readonly ObjectVerdict[];
  readonly leftOut: readonly LeftOut[];
}

/** Candidates sorted into appraised and left out, each with its rule. */
export function sortObjects(
  candidates: readonly Candidate[],
  onDay: string,
  asked: readonly TargetKind[],
): Objects {
  const verdicts = judgeObjects(candidates, onDay, asked);
  return {
    included: verdicts.filter(({ isIncluded }) => isIncluded),
    leftOut: verdicts
      .filter(({ isIncluded }) => !isIncluded)
      .map(
        ({
          candidate: { label, personId, leftOutBecause },
          kind,
          reason,
          requirement,
          strength,
        }) => ({
          ...{ label, kind, personId, reason, requirement, strength },
          because: leftOutBecause,
        }),
      ),
  };
}
