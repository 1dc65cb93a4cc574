const FIRST_MS = 500;
export const LONGEST_WAIT_MS = 10_000;
const HEALTHY_AFTER_MS = 30_000;

/**
 * How long to wait before starting a crashed process again: 0.5 s, doubled with each crash up to 10 s, from the
 * beginning once it has lived for 30 s.
 * @param previousMs the wait before the start that now ended; null when it was the first one
 * @param longestMs never longer than this
 */
export function waitBeforeRestart(
  previousMs: number | null,
  livedMs: number,
  longestMs = LONGEST_WAIT_MS,
): number {
  const isAnew = previousMs === null || livedMs >= HEALTHY_AFTER_MS;
  return Math.min(isAnew ? FIRST_MS : previousMs * 2, longestMs);
}
