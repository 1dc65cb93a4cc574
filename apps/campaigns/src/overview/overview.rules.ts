/** Of which row of a tally: all, a link, a supervision group, a unit. */
export type TallyOf = 'all' | 'link' | 'group' | 'unit';

/** Duties in numbers. `owed` is what is owed by today; each of it is in exactly one of the five after it. */
export interface DutyTally {
  /** Owed by today and not lapsed: met + waived + excused + open + overdue. */
  readonly owed: number;
  readonly met: number;
  /** Of those met: after their day. */
  readonly metLate: number;
  readonly waived: number;
  /** Past the document's day, with a later one granted (R001.7): not counted as failing. */
  readonly excused: number;
  readonly open: number;
  /** Of those open: due within the next fourteen days. */
  readonly dueSoon: number;
  readonly overdue: number;
  /** Of those overdue: HARD, "not met". */
  readonly notMet: number;
  /** Owed from a later day on. */
  readonly upcoming: number;
  readonly lapsed: number;
}

export interface TallyRow extends DutyTally {
  readonly of: TallyOf;
  readonly link: string | null;
  readonly groupId: string | null;
  readonly unitId: string | null;
  readonly nextDueOn: string | null;
}

export const noDuties: DutyTally = {
  ...{ owed: 0, met: 0, metLate: 0, waived: 0, excused: 0, open: 0, dueSoon: 0 },
  ...{ overdue: 0, notMet: 0, upcoming: 0, lapsed: 0 },
};

/** Best first: the share of what counts that is met or let pass; equal shares share a place and stand by unit id. */
export function ranked<T extends { unitId: string | null } & DutyTally>(
  rows: readonly T[],
): (T & { readonly place: number })[] {
  const done = ({ met, waived }: DutyTally) => met + waived;
  // Compared by cross-multiplication: no share is rounded into or out of a tie.
  const better = (one: DutyTally, other: DutyTally) =>
    done(other) * one.owed - done(one) * other.owed;
  const counted = rows.filter(({ owed }) => owed > 0);
  const sorted = [...counted].sort(
    (one, other) => better(one, other) || ((one.unitId ?? '') < (other.unitId ?? '') ? -1 : 1),
  );
  return sorted.map((row) => ({
    ...row,
    place: 1 + counted.filter((other) => better(other, row) < 0).length,
  }));
}
