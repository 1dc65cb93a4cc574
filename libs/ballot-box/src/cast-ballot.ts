import { fromBase64url, SHEET_SUITE, type SealedSheet, type Ticket } from '@huiyin/ballot-client';
import { acceptTicket, TicketRefused } from '@huiyin/ballot';
import type { Actor } from '@huiyin/identity';
import {
  BallotBoxClosed,
  BallotBoxFull,
  hideInside,
  BallotMustBeAnonymous,
  SealedSheetMalformed,
} from './ballot-box.errors';
import type { BoardLines, Opening } from './board-lines';
import { GCM_IV_BYTES } from './box-layout';
import type { BoxPages, CastOutcome } from './box-pages';
import { MicroBatches } from './micro-batches';
import type { BoxedSheet } from './slot';

/** What a voter's device sends. All but the ids base64url without padding. */
export interface SealedBallot {
  readonly appraisalId: string;
  readonly preparedMessage: string;
  readonly signature: string;
  readonly sealedSheet: {
    readonly alg: string;
    readonly encryptedKey: string;
    readonly iv: string;
    readonly ciphertext: string;
  };
}

/** Takes a sealed sheet for a genuine ticket. Nothing about it is logged, counted or emitted. */
export class CastBallot {
  private readonly batches: MicroBatches<BoxedSheet, CastOutcome>;

  constructor(
    private readonly board: BoardLines,
    pages: BoxPages,
  ) {
    this.batches = new MicroBatches((appraisalId, sheets) => pages.cast(appraisalId, sheets));
  }

  /**
   * Safe to repeat; the same ticket replaces its sheet until closing. Durable when it returns.
   * @returns the ticket's id, the tracker of `ticketStatus`
   * @throws BallotMustBeAnonymous, BallotBoxClosed, BallotBoxAnnulled, TicketRefused, SealedSheetMalformed, BallotBoxUnavailable, BallotBoxFull
   */
  async execute(actor: Actor, ballot: SealedBallot): Promise<string> {
    if (actor.kind !== 'anonymous') throw new BallotMustBeAnonymous();
    const { appraisalId, preparedMessage, signature } = ballot;
    const opening = await this.board.opening(appraisalId);
    if (!opening) throw new BallotBoxClosed();
    const ticket = { preparedMessage, signature };
    const { ticketId, ticketClass } = accept(opening, ticket);
    const sealed = sealedSheet(opening, ballot.sealedSheet);
    const sheet = { ticketId, ticketClass, ticket, sealed };
    const outcome = await this.batches.add(appraisalId, sheet).catch(hideInside);
    if (outcome === 'closed') throw new BallotBoxClosed();
    if (outcome === 'full') throw new BallotBoxFull();
    return ticketId;
  }
}

/** The class is told by the key that verifies; one key per class, so that is all it tells. */
function accept(
  { ticketKeys }: Opening,
  ticket: Ticket,
): { ticketId: string; ticketClass: string } {
  for (const [ticketClass, key] of ticketKeys)
    try {
      return { ticketId: acceptTicket(key, ticket), ticketClass };
    } catch (error) {
      if (!(error instanceof TicketRefused)) throw error;
    }
  throw new TicketRefused();
}

/** All sheets of an appraisal have the same lengths; another one would stand out, or not open. */
function sealedSheet({ layout }: Opening, given: SealedBallot['sealedSheet']): SealedSheet {
  const { alg, encryptedKey, iv, ciphertext } = given;
  const fits =
    alg === SHEET_SUITE &&
    fromBase64url(iv)?.length === GCM_IV_BYTES &&
    fromBase64url(ciphertext)?.length === layout.ciphertextBytes &&
    fromBase64url(encryptedKey)?.length === layout.encryptedKeyBytes;
  if (!fits) throw new SealedSheetMalformed();
  return { alg: SHEET_SUITE, encryptedKey, iv, ciphertext };
}
