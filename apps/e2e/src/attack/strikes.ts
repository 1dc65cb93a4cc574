import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@huiyin/testing';
import { UnexpectedRefusal } from '../graph-client';
import type { RunningCopy } from '../running-copy';

export const victims = ['gateway', 'ballot-box', 'postgres', 'evaluations'] as const;
export type Victim = (typeof victims)[number];

export interface Strike {
  readonly victim: Victim;
  readonly step: string;
  readonly afterMs: number;
  /** Whether the step was still under way when the blow fell. */
  readonly inFlight: boolean;
}

/** The same offsets for the same seed (mulberry32): a failure can be had again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills processes of a running copy while something is under way. */
export class Strikes {
  readonly all: Strike[] = [];
  private readonly usualMs = new Map<string, number>();
  private said = 0;
  private down: Victim | null = null;

  constructor(
    private readonly copy: RunningCopy,
    private readonly random: () => number,
  ) {}

  /** Between nothing and `mostMs`, by the seed. */
  within(mostMs: number): number {
    return Math.round(this.random() * mostMs);
  }

  /**
   * Begins the work, kills within the time it took when nobody was killed, and awaits the work, which has to come through in the
   * end.
   * @param victim null: nobody is killed, and the time is taken
   */
  async during<T>(victim: Victim | null, step: string, work: () => Promise<T>): Promise<T> {
    if (victim === null) return this.timed(step, work);
    const afterMs = this.within(this.usualMs.get(step) ?? 0);
    let inFlight = true;
    const under = work().finally(() => (inFlight = false));
    under.catch(() => undefined);
    await sleep(afterMs);
    this.all.push({ victim, step, afterMs, inFlight });
    this.said = this.copy.console.length;
    this.down = victim;
    if (victim === 'postgres') this.copy.killPostgres();
    else this.copy.kill(victim);
    return under;
  }

  private async timed<T>(step: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const done = await work();
    this.usualMs.set(step, performance.now() - began);
    return done;
  }

  /** When the last victim was started again. */
  async risen(): Promise<void> {
    const { down } = this;
    if (down === null) return;
    await eventually(
      () => expect(this.copy.console.slice(this.said)).toContain(`${down} 已恢复`),
      30_000,
    );
    this.down = null;
  }

  /** When everything that takes part says it is ready. */
  async calm(): Promise<void> {
    await this.risen();
    await eventually(async () => {
      for (const name of ['gateway', 'organization', 'evaluations', 'ballot-box']) {
        const port = this.copy.run.processes[name]?.port;
        const { status } = await fetch(`http://127.0.0.1:${port}/readyz`);
        expect([name, status]).toEqual([name, 200]);
      }
    }, 30_000);
  }
}

const passing = [
  ...['DATABASE_UNAVAILABLE', 'DIRECTORY_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE'],
  ...['BALLOT_BOX_NOT_HANDED_OVER', 'BALLOT_BOX_UNAVAILABLE', 'BALLOT_SIGNING_BUSY'],
];

/**
 * Asks until it is answered, as a person would who sees "please try again".
 * @param done codes that, after an answer was lost, say that it had been done
 * @returns null when it was done and its answer lost
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  done: readonly string[] = [],
): Promise<T | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const code = codeIn(error);
      if (code !== null && attempt > 0 && done.includes(code)) return null;
      if ((code !== null && !passing.includes(code)) || attempt > 200) throw error;
      await sleep(150);
    }
  }
}

/** Null: there was no answer at all. */
function codeIn(error: unknown): string | null {
  if (!(error instanceof UnexpectedRefusal)) return null;
  return error.codes[0] ?? 'WITHOUT_CODE';
}
