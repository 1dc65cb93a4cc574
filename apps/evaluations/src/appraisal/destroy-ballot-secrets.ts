import type { Logger } from '@huiyin/observability';
import type { BoardQueries } from '../board/board.queries';
import type { BallotBox } from '../box/ballot-box.queries';
import type { KeyCustody } from '../custody/key-custody.queries';

/** After closing, private keys and sealed sheets are gone. Run at closing and, for closings cut short, at every start. */
export class DestroyBallotSecrets {
  constructor(
    private readonly rooms: { board: BoardQueries; box: BallotBox; custody: KeyCustody },
    private readonly logger: Logger,
  ) {}

  /** Does not fail the closing it follows: the result is on the board, the rest is made up for at the next start. */
  async execute(appraisalId: string): Promise<void> {
    try {
      await this.destroy(appraisalId);
    } catch (error) {
      this.logger.error(
        { err: error, appraisalId },
        'ballot secrets of a closed appraisal are still there',
      );
    }
  }

  async sweep(): Promise<void> {
    const { custody, board } = this.rooms;
    for (const appraisalId of await custody.withLivingKeys())
      if (await board.closing(appraisalId)) await this.execute(appraisalId);
  }

  private async destroy(appraisalId: string): Promise<void> {
    // Sheets first: while a key lives, the sweep finds the appraisal again.
    await this.rooms.box.empty(appraisalId);
    await this.rooms.custody.destroy(appraisalId);
  }
}
