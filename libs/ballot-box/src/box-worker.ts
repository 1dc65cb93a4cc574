import type { Logger } from '@huiyin/observability';
import { BallotBoxUnavailable } from './ballot-box.errors';
import type { BoxPages } from './box-pages';
import type { HandOver } from './hand-over';
import type { QuietDatabase } from './quiet-database';

const LOOK_EVERY_MS = 300;

interface DueBox {
  appraisal_id: string;
  state: 'open' | 'sealed';
}

/** Looks for boxes that were announced or sealed, from the start on; needs no word from the other side. */
export class BoxWorker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isStopped = false;
  /** What was said already, so that a lasting trouble is one line and not three a second. */
  private readonly said = new Set<string>();

  constructor(
    private readonly database: QuietDatabase,
    private readonly verbs: { pages: BoxPages; handOver: HandOver },
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.looking = this.look().finally(() => {
      if (!this.isStopped) this.timer = setTimeout(() => this.start(), LOOK_EVERY_MS);
    });
  }

  /** Returns when what is under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Prepares every announced box, hands over every sealed one. Never throws. */
  async look(): Promise<void> {
    const due = await this.due().catch(() => []); // out of reach: readiness says so, the next look makes up for it
    for (const box of due) {
      if (this.isStopped) return;
      await this.serve(box);
    }
  }

  private async serve({ appraisal_id: appraisalId, state }: DueBox): Promise<void> {
    const { pages, handOver } = this.verbs;
    try {
      await (state === 'open' ? pages.prepare(appraisalId) : handOver.execute(appraisalId));
    } catch (error) {
      const { code } = error as { code?: string };
      const key = `${appraisalId} ${state} ${code}`;
      if (this.said.has(key)) return;
      this.said.add(key);
      const sqlState = error instanceof BallotBoxUnavailable ? error.sqlState : undefined;
      this.logger.error(
        { err: error, appraisalId, state, sqlState },
        state === 'open'
          ? 'a ballot box was not prepared; tried again'
          : 'a sealed ballot box was not handed over; tried again',
      );
    }
  }

  private due(): Promise<DueBox[]> {
    return this.database.rows<DueBox & { [column: string]: string }>(
      `SELECT appraisal_id, state FROM box.box b WHERE state = 'sealed'
       OR (state = 'open' AND NOT EXISTS (SELECT 1 FROM box.box_key k WHERE k.appraisal_id = b.appraisal_id))`,
      [],
    );
  }
}
