import { BallotClientError } from './ballot-client.errors';
import type { CheckedBoard } from './read-board';
import type { VoterStorage } from './voter-storage';

/** What a device saw of a board once, it must see again: a board may grow by its closing and by nothing else. */
export class PinnedBoards {
  constructor(private readonly storage: VoterStorage) {}

  /** Pins what is new. @throws BallotClientError BOARD_CHANGED when an entry is not the one seen before */
  async check({ opened, hashes }: CheckedBoard): Promise<void> {
    for (const [seq, hash] of hashes.entries()) {
      const seen = await this.storage.keepFirst(`huiyin-board:${opened.appraisalId}:${seq}`, hash);
      if (seen !== hash)
        throw new BallotClientError(
          'BOARD_CHANGED',
          `Entry ${seq + 1} of the board is not the one this device saw before (${seen.slice(0, 12)}…). Do not vote; tell the supervision group.`,
        );
    }
  }
}
