const LOOK_EVERY_MS = 250;

/** Settles once the process no longer exists, whoever ended it. */
export function processGone(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      try {
        process.kill(pid, 0);
      } catch {
        clearInterval(timer);
        resolve();
      }
    }, LOOK_EVERY_MS);
  });
}
