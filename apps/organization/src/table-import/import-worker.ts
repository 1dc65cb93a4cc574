import { setTimeout as sleep } from 'node:timers/promises';
import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import type { ScopedReads } from '@huiyin/persistence';
import { RosterImportEntity } from '../roster-import/roster-import.entity';
import type { ImportWork } from './import-work.types';
import type { ReadTable } from './read-table';
import type { TakeOverTable } from './take-over-table';
import { eraseStaged } from './table-rows.queries';

export interface WorkerParts {
  readonly reads: ScopedReads;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly read: ReadTable;
  readonly takeOver: TakeOverTable;
}

/** Whoever works says so at least this often, or another process takes the work up. */
const silentMs = 60_000;
const lookMs = 15_000;
const mostAttempts = 3;

/**
 * Reads and takes over tables one after the other: memory holds one file at a time, however many were sent. What a
 * process that ended left behind is taken up by whoever looks next; a file that ends processes is given up after three.
 */
export class ImportWorker {
  private queue: Promise<void> = Promise.resolve();
  private readonly waiting = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(private readonly use: WorkerParts) {}

  start(): void {
    void this.look();
    this.timer = setInterval(() => void this.look(), lookMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.queue;
  }

  /** Puts work into the queue, once; resolves when it is done, well or not. */
  take(work: ImportWork): Promise<void> {
    const waiting = this.waiting.get(work.id);
    if (waiting) return waiting;
    const done = this.queue.then(() => this.workOn(work));
    this.waiting.set(work.id, done);
    this.queue = done;
    return done;
  }

  /** The same, but waits no longer than `ms`. */
  async takeWithin(work: ImportWork, ms: number): Promise<void> {
    const patience = new AbortController();
    const limit = sleep(ms, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([this.take(work), limit]);
    patience.abort();
  }

  private async look(): Promise<void> {
    const { reads, clock, logger } = this.use;
    const since = new Date(clock.now().getTime() - silentMs);
    try {
      const left = await reads.rows<ImportWork>(
        { bureauId: null },
        `SELECT id, bureau_id AS "bureauId" FROM unfinished_imports($1)`,
        [since],
      );
      for (const work of left) void this.take(work);
    } catch (error) {
      logger.warn({ err: error }, 'unfinished imports could not be looked up');
    }
  }

  private async workOn(work: ImportWork): Promise<void> {
    const { read, takeOver, logger } = this.use;
    try {
      const state = this.isStopping ? null : await this.claim(work);
      if (state === 'UPLOADED') await read.execute(work);
      if (state === 'COMMITTING') await takeOver.execute(work);
    } catch (error) {
      // Left as it is: the next look takes it up again.
      logger.error({ err: error, importId: work.id }, 'an import could not be worked on');
    } finally {
      this.waiting.delete(work.id);
    }
  }

  /** What is to be done, or null when another process does it or nothing is left to do. */
  private claim(work: ImportWork): Promise<string | null> {
    const { unitOfWork, clock } = this.use;
    return unitOfWork.run(work, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, work.id);
      const now = clock.now();
      if (upload?.state !== 'UPLOADED' && upload?.state !== 'COMMITTING') return null;
      const isWorkedOn =
        upload.workedAt !== null && upload.workedAt.getTime() > now.getTime() - silentMs;
      if (isWorkedOn) return null;
      upload.workedAt = now;
      upload.attempts += 1;
      if (upload.attempts > mostAttempts) {
        upload.failed('IMPORT_GIVEN_UP', now);
        await eraseStaged(tx.manager, upload);
      }
      await tx.save(upload);
      return upload.state;
    });
  }
}
