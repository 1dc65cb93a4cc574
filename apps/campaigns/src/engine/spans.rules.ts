import type { Day } from '../calendar/days.rules';
import type { LapseReason } from './finding.rules';

/** Days from `from` up to, not including, `to`; null: open. */
export interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

/** A stretch of days on which something is owed, and why it ends. */
export interface OwedSpan extends Span {
  /** Null where it is open, or ends with its period or campaign. */
  readonly why: LapseReason | null;
}

export function covers({ from, to }: Span, day: Day): boolean {
  return from <= day && (to === null || day < to);
}

export function isEmpty({ from, to }: Span): boolean {
  return to !== null && to <= from;
}

/** The earlier of two ends; null is no end. */
export function earlierEnd(one: Day | null, other: Day | null): Day | null {
  if (one === null) return other;
  return other === null || one < other ? one : other;
}

export function overlap(one: Span, other: Span): Span | null {
  const span = {
    from: one.from > other.from ? one.from : other.from,
    to: earlierEnd(one.to, other.to),
  };
  return isEmpty(span) ? null : span;
}

/** Sorted, touching and overlapping ones joined. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  const sorted = spans
    .filter((span) => !isEmpty(span))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && (last.to === null || span.from <= last.to)) {
      const to =
        last.to === null || span.to === null ? null : span.to > last.to ? span.to : last.to;
      result[result.length - 1] = { from: last.from, to };
    } else result.push({ from: span.from, to: span.to });
  }
  return result;
}

/** The days of `spans` that lie in none of `taken`. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  let left = joined(spans);
  for (const { from, to } of joined(taken))
    left = left.flatMap((span) => [
      ...keep({ from: span.from, to: earlierEnd(span.to, from) }),
      ...(to === null ? [] : keep({ from: span.from > to ? span.from : to, to: span.to })),
    ]);
  return left;
}

export function intersection(one: readonly Span[], other: readonly Span[]): Span[] {
  return joined(one.flatMap((a) => other.flatMap((b) => overlap(a, b) ?? [])));
}

/**
 * Days on which both hold. Where it ends by the end of `owed`, its reason is kept; where by the end of `held`, it is
 * `why`; both on one day: the unit's reason, for it is the wider one.
 */
export function owedWithin(
  owed: readonly OwedSpan[],
  held: readonly Span[],
  why: LapseReason | null,
): OwedSpan[] {
  return owed.flatMap((a) =>
    held.flatMap((b) => {
      const both = overlap(a, b);
      return both
        ? [{ ...both, why: both.to === null ? null : both.to === a.to ? a.why : why }]
        : [];
    }),
  );
}

function keep(span: Span): Span[] {
  return isEmpty(span) ? [] : [span];
}
