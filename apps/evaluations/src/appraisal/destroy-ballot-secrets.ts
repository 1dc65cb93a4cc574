import type { Logger } from '@huiyin/observability';
import type { BoardQueries } from '../board/board.queries';
import type { KeyCustody } from '../custody/key-custody.queries';
import type { BallotBoxDoor } from '../handover/ballot-box-door';

/** After the count or the annulment, private keys and sealed sheets are gone. Run after it and, where it was cut short, at every start. */
export class DestroyBallotSecrets {
  constructor(
    private readonly rooms: { board: BoardQueries; box: BallotBoxDoor; custody: KeyCustody },
    private readonly logger: Logger,
  ) {}

  /** Does not fail what it follows: that is committed, the rest is made up for at the next start. */
  async execute(appraisalId: string): Promise<void> {
    try {
      // Sheets first: while a key lives, the sweep finds the appraisal again.
      await this.rooms.box.discard(appraisalId);
      await this.rooms.custody.destroy(appraisalId);
    } catch (error) {
      this.logger.error(
        { err: error, appraisalId },
        'ballot secrets of a counted or annulled appraisal are still there',
      );
    }
  }

  async sweep(): Promise<void> {
    const { custody, board, box } = this.rooms;
    for (const appraisalId of await custody.withLivingKeys())
      if ((await board.closing(appraisalId)) || (await box.isAnnulled(appraisalId)))
        await this.execute(appraisalId);
  }
}
