/**
 * Rounded for people who read, never to protect: whoever knows n undoes a rounded share of a small one. What may not be
 * seen is withheld before, and rounding is done to the numbers that are left.
 */

/** To the nearest multiple of `base`; exactly between two, to the even one, so that sums do not drift upward. */
export function roundToBase(count: number, base: number): number {
  const below = Math.floor(count / base);
  const rest = count - below * base;
  const up = rest * 2 > base || (rest * 2 === base && below % 2 === 1);
  return (below + (up ? 1 : 0)) * base;
}

/**
 * Favourable share in basis points as the public is shown it: whole percent, and never 0 or 100 % unless the count says so
 * (it cannot: nobody and everybody favourable are withheld).
 */
export function publicShareBp({ favourable, n }: { favourable: number; n: number }): number {
  const percent = roundToBase((favourable * 100) / n, 1);
  return Math.min(99, Math.max(1, percent)) * 100;
}
