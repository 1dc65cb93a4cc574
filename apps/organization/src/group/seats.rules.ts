import type { Span } from '../span/span.rules';

interface Seated extends Span {
  readonly seat: number | null;
}

/** The first seat nobody has on any of those days; null when all are taken (R003.80: two leaders have two seats). */
export function freeSeat(seated: readonly Seated[], seats: number, span: Span): number | null {
  for (let seat = 1; seat <= seats; seat += 1)
    if (!seated.some((one) => one.seat === seat && overlap(one, span))) return seat;
  return null;
}

/** Half-open days; an empty span overlaps nothing. */
function overlap(a: Span, b: Span): boolean {
  if (a.validTo === a.validFrom || b.validTo === b.validFrom) return false;
  return (
    (a.validTo === null || a.validTo > b.validFrom) &&
    (b.validTo === null || b.validTo > a.validFrom)
  );
}
