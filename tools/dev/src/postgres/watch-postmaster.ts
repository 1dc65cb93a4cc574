const LOOK_EVERY_MS = 250;

/** Calls `gone` once when the process no longer exists. */
export function watchPostmaster(pid: number, gone: () => void): { end(): void } {
  const timer = setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      clearInterval(timer);
      gone();
    }
  }, LOOK_EVERY_MS);
  return { end: () => clearInterval(timer) };
}
