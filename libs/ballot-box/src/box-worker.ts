import type { Logger } from '@huiyin/observability';
import { BallotBoxUnavailable } from './ballot-box.errors';
import type { BoxPages } from './box-pages';
import type { DestroyPages } from './destroy-pages';
import type { HandOver } from './hand-over';
import type { QuietDatabase } from './quiet-database';

const LOOK_EVERY_MS = 300;

interface DueBox {
  appraisal_id: string;
  state: 'open' | 'sealed' | 'annulled';
}

interface Verbs {
  readonly pages: BoxPages;
  readonly handOver: HandOver;
  readonly destroy: DestroyPages;
}

const troubles = {
  open: 'a ballot box was not prepared; tried again',
  sealed: 'a sealed ballot box was not handed over; tried again',
  annulled: 'the pages of an annulled ballot box are still there; tried again',
};

/** Looks for boxes that were announced, sealed or annulled, from the start on; needs no word from the other side. */
export class BoxWorker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isStopped = false;
  /** What was said already, so that a lasting trouble is one line and not three a second. */
  private readonly said = new Set<string>();

  constructor(
    private readonly database: QuietDatabase,
    private readonly verbs: Verbs,
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

  /** Prepares every announced box, hands over every sealed one, destroys every annulled one. Never throws. */
  async look(): Promise<void> {
    const due = await this.due().catch(() => []); // out of reach: readiness says so, the next look makes up for it
    for (const box of due) {
      if (this.isStopped) return;
      await this.serve(box);
    }
  }

  private async serve({ appraisal_id: appraisalId, state }: DueBox): Promise<void> {
    const { pages, handOver, destroy } = this.verbs;
    try {
      if (state === 'open') await pages.prepare(appraisalId);
      else await (state === 'sealed' ? handOver : destroy).execute(appraisalId);
    } catch (error) {
      const { code } = error as { code?: string };
      const key = `${appraisalId} ${state} ${code}`;
      if (this.said.has(key)) return;
      this.said.add(key);
      const sqlState = error instanceof BallotBoxUnavailable ? error.sqlState : undefined;
      this.logger.error({ err: error, appraisalId, state, sqlState }, troubles[state]);
    }
  }

  private due(): Promise<DueBox[]> {
    return this.database.rows<DueBox & { [column: string]: string }>(
      `SELECT appraisal_id, state FROM box.box b WHERE state = 'sealed'
       OR state IN ('open', 'annulled') AND (state = 'annulled')
         = EXISTS (SELECT 1 FROM box.box_key k WHERE k.appraisal_id = b.appraisal_id)`,
      [],
    );
  }
}
