import { missingWords } from '../duty/duty-state.rules';
import type { Missing } from '../engine/finding.rules';

/** A duty that must be met before a meeting may be held, and is not. */
export interface Gap {
  readonly dutyId: string;
  readonly rule: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly unitId: string;
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  readonly missing: readonly Missing[];
}

/** One word for each thing missing; a duty that is open without saying what is named itself. */
export function gapWords(gaps: readonly Gap[]): string[] {
  const words = gaps.flatMap(({ rule, missing }) => {
    const found = missingWords(missing);
    return found.length > 0 ? found : [`duty:${rule}`];
  });
  return [...new Set(words)];
}
