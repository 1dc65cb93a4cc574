import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@huiyin/observability';

export interface Job {
  readonly name: string;
  /** Pause after a run that found nothing to do, in milliseconds. */
  readonly every: number;
  /** Does what is due; true when there is more to do at once. */
  readonly run: () => Promise<boolean>;
}

/**
 * Does jobs again and again: each one alone, never twice at a time, never faster than it ends. A run that fails is
 * logged and tried again after the pause. What several processes must not do twice, the job guards in the database.
 */
export class Ticker {
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly jobs: readonly Job[],
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.loops = this.jobs.map((job) => this.loop(job));
  }

  /** Ends when the runs under way have ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  private async loop({ name, every, run }: Job): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const more = await run().catch((error: unknown) => {
        this.logger.error({ err: error, job: name }, 'a job failed; it is tried again');
        return false;
      });
      if (!more && !signal.aborted)
        await sleep(every, undefined, { signal }).catch(() => undefined);
    }
  }
}
