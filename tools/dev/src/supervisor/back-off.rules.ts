const FIRST_MS = 500;
const LONGEST_MS = 10_000;
const HEALTHY_AFTER_MS = 30_000;

/**
 * How long to wait before starting a crashed process again: 0.5 s, doubled with each crash up to 10 s, from the
 * beginning once it has lived for 30 s.
 * @param previousMs the wait before the start that now ended; null when it was the first one
 */
export function waitBeforeRestart(previousMs: number | null, livedMs: number): number {
  if (previousMs === null || livedMs >= HEALTHY_AFTER_MS) return FIRST_MS;
  return Math.min(previousMs * 2, LONGEST_MS);
}
