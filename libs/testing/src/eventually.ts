import { setTimeout as sleep } from 'node:timers/promises';

/** The only wait in tests: tries until the assertion holds; fails with its last failure. */
export async function eventually<T>(probe: () => T | Promise<T>, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(25);
    }
  }
}
