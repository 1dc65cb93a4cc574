import { isWeak } from '../appraisal/appraisal.rules';

/** A published total over all classes. */
export interface Total {
  readonly targetId: string;
  readonly dimension: string;
  readonly n: number;
  readonly favourable: number;
}

export interface SalientProblem {
  readonly targetId: string;
  readonly dimension: string;
  readonly n: number;
  /** Of `weak`: the favourable share; of `marked`: the share that marked it. In ten-thousandths. */
  readonly shareBp: number;
  readonly because: 'weak' | 'marked';
}

/** R002.19: weak dimensions, and check-list items marked by at least `salientFromBp`. Withheld cells never come here. */
export function salientProblems(
  totals: readonly Total[],
  { weakBelow, salientFromBp }: { weakBelow: number; salientFromBp: number },
): SalientProblem[] {
  return totals.flatMap((total): SalientProblem[] => {
    const { targetId, dimension, n, favourable } = total;
    if (n === 0) return [];
    const favourableBp = Math.round((favourable * 10_000) / n);
    if (!isChecklistItem(dimension))
      return isWeak(total, weakBelow)
        ? [{ targetId, dimension, n, shareBp: favourableBp, because: 'weak' }]
        : [];
    const shareBp = 10_000 - favourableBp;
    return shareBp >= salientFromBp ? [{ targetId, dimension, n, shareBp, because: 'marked' }] : [];
  });
}

/** `<checklist>.<item>`; keys of dimensions have no dot. */
export const isChecklistItem = (dimension: string): boolean => dimension.includes('.');
