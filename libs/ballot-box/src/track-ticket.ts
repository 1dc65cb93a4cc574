import type { Actor } from '@huiyin/identity';
import { BallotMustBeAnonymous, hideInside } from './ballot-box.errors';
import type { BoardLines } from './board-lines';
import type { BoxPages } from './box-pages';

const ticketIds = /^[0-9a-f]{64}$/;

/** "Is my ticket counted?": yes or no, never what it says. */
export class TrackTicket {
  constructor(
    private readonly board: BoardLines,
    private readonly pages: BoxPages,
  ) {}

  /**
   * Before the count: is a sheet in the box. After it: was the sheet readable and counted.
   * @throws BallotMustBeAnonymous, BallotBoxUnavailable, BallotBoxAnnulled
   */
  async execute(actor: Actor, appraisalId: string, ticketId: string): Promise<boolean> {
    if (actor.kind !== 'anonymous') throw new BallotMustBeAnonymous();
    if (!ticketIds.test(ticketId)) return false;
    const counted = await this.board.countedTickets(appraisalId);
    if (counted) return counted.has(ticketId);
    return this.pages.holds(appraisalId, ticketId).catch(hideInside);
  }
}
