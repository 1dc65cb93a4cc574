import { type DisclosedCell, showCell, withholdCell } from '@huiyin/disclosure';

/** A cell as it was kept at the count; grades in the order of their scale, with their sides. */
export interface StoredCell {
  readonly sheets: number;
  readonly counts: readonly StoredCount[] | null;
  readonly withheld: string | null;
  readonly k: number;
  readonly ruleVersion: string;
}

export interface StoredCount {
  readonly grade: string;
  readonly count: number;
  readonly favourable: boolean;
}

/**
 * What was kept passes the engine once more on its way out, so that a row written by other hands leaves by no door: not by the
 * graph, the export, the event or a follow-up. @throws CellDiscloses
 */
export function releasedCell({
  sheets,
  counts,
  withheld,
  k,
  ruleVersion,
}: StoredCell): DisclosedCell {
  if (withheld !== null || counts === null)
    return withholdCell({ sheets, k, ruleVersion, withheld: withheld ?? 'protected' });
  const grades = counts.map(({ grade: id, favourable }) => ({ id, favourable }));
  const given = Object.fromEntries(counts.map(({ grade, count }) => [grade, count]));
  return showCell({ sheets, counts: given, ruleVersion }, { grades }, k);
}
