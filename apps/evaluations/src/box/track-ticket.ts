import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import type { BallotBox } from './ballot-box.queries';
import { BallotMustBeAnonymous } from './box.errors';

const ticketIds = /^[0-9a-f]{64}$/;

/** "Is my ticket counted?": yes or no, never what it says. */
export class TrackTicket {
  constructor(
    private readonly board: BoardQueries,
    private readonly box: BallotBox,
  ) {}

  /** Before closing: is a sheet in the box. After it: was the sheet readable and counted. @throws BallotMustBeAnonymous */
  async execute(actor: Actor, appraisalId: string, ticketId: string): Promise<boolean> {
    if (actor.kind !== 'anonymous') throw new BallotMustBeAnonymous();
    if (!ticketIds.test(ticketId)) return false;
    const counted = await this.board.countedTickets(appraisalId);
    return counted ? counted.has(ticketId) : this.box.holds(appraisalId, ticketId);
  }
}
