// npm passes a terminal's Ctrl-C on although the terminal has delivered it already: the echo is not impatience.
const ECHO_MS = 1_500;

/**
 * Resolves with what `stop` resolves to, once this process is told to stop: by a signal, or because the process that
 * started it is gone. A second signal after a moment means: hurry.
 */
export function whenAskedToStop<T>(stop: () => Promise<T>, hurry: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let askedAt: number | null = null;
    const ask = () => {
      if (askedAt === null) {
        askedAt = performance.now();
        stop().then(resolve, reject);
      } else if (performance.now() - askedAt > ECHO_MS) hurry();
    };
    for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect']) process.on(event, ask);
  });
}
