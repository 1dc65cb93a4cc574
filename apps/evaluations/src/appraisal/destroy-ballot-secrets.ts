import type { Logger } from '@huiyin/observability';
import type { BoardQueries } from '../board/board.queries';
import type { KeyCustody } from '../custody/key-custody.queries';
import type { BallotBoxDoor } from '../handover/ballot-box-door';

/** After the count, private keys and sealed sheets are gone. Run after it and, for counts cut short, at every start. */
export class DestroyBallotSecrets {
  constructor(
    private readonly rooms: { board: BoardQueries; box: BallotBoxDoor; custody: KeyCustody },
    private readonly logger: Logger,
  ) {}

  /** Does not fail the count it follows: the result is on the board, the rest is made up for at the next start. */
  async execute(appraisalId: string): Promise<void> {
    try {
      // Sheets first: while a key lives, the sweep finds the appraisal again.
      await this.rooms.box.discard(appraisalId);
      await this.rooms.custody.destroy(appraisalId);
    } catch (error) {
      this.logger.error(
        { err: error, appraisalId },
        'ballot secrets of a counted appraisal are still there',
      );
    }
  }

  async sweep(): Promise<void> {
    const { custody, board } = this.rooms;
    for (const appraisalId of await custody.withLivingKeys())
      if (await board.closing(appraisalId)) await this.execute(appraisalId);
  }
}
