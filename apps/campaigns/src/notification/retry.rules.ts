const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between attempts, as the Standard Webhooks specification suggests: about three days in all. */
export const retryWaits: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Milliseconds until the next attempt after `attempts` of them failed; null: given up. */
export function waitAfter(attempts: number): number | null {
  return retryWaits[attempts - 1] ?? null;
}
