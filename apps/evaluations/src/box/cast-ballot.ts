import {
  sheetBytes,
  type OpenedBody,
  SHEET_SUITE,
  type SealedSheet,
  type Ticket,
  fromBase64url,
} from '@huiyin/ballot-client';
import { LRUCache } from 'lru-cache';
import { acceptTicket, readTicketKey, TicketRefused } from '@huiyin/ballot';
import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import type { BallotBox } from './ballot-box.queries';
import { BallotBoxClosed, BallotMustBeAnonymous, SealedSheetMalformed } from './box.errors';
import type { CastBallotInput } from './box.inputs';

type Keys = ReadonlyMap<string, ReturnType<typeof readTicketKey>>;

/** Takes a sealed sheet for a genuine ticket. Nothing about it is logged, counted or emitted. */
export class CastBallot {
  private readonly keys = new LRUCache<string, Keys>({ max: 200 });

  constructor(
    private readonly board: BoardQueries,
    private readonly box: BallotBox,
  ) {}

  /**
   * Safe to repeat; the same ticket replaces its sheet until closing.
   * @returns the ticket's id, the tracker of `ticketStatus`
   * @throws BallotMustBeAnonymous, BallotBoxClosed, TicketRefused, SealedSheetMalformed, BallotBoxUnavailable
   */
  async execute(actor: Actor, input: CastBallotInput): Promise<string> {
    if (actor.kind !== 'anonymous') throw new BallotMustBeAnonymous();
    const { appraisalId, preparedMessage, signature } = input;
    const opening = await this.board.opening(appraisalId);
    if (!opening) throw new BallotBoxClosed();
    const ticket = { preparedMessage, signature };
    const { ticketId, ticketClass } = this.accept(opening.body, ticket);
    const { alg, encryptedKey, iv, ciphertext } = input.sealedSheet;
    const sealed = { alg, encryptedKey, iv, ciphertext } as SealedSheet;
    if (!fits(opening.body, sealed)) throw new SealedSheetMalformed();
    if (!(await this.box.cast(appraisalId, { ticketId, ticketClass, ticket, sealed })))
      throw new BallotBoxClosed();
    return ticketId;
  }

  /** The class is told by the key that verifies; one key per class, so that is all it tells. */
  private accept(opened: OpenedBody, ticket: Ticket): { ticketId: string; ticketClass: string } {
    for (const [ticketClass, key] of this.keysOf(opened))
      try {
        return { ticketId: acceptTicket(key, ticket), ticketClass };
      } catch (error) {
        if (!(error instanceof TicketRefused)) throw error;
      }
    throw new TicketRefused();
  }

  private keysOf(opened: OpenedBody): Keys {
    const known = this.keys.get(opened.appraisalId);
    if (known) return known;
    const keys = new Map(
      opened.ticketClasses.map(({ id, publicKeyJwk }) => [id, readTicketKey(publicKeyJwk)]),
    );
    this.keys.set(opened.appraisalId, keys);
    return keys;
  }
}

const gcmIvBytes = 12;
const gcmTagBytes = 16;

/** The bytes of a sheet and a tag, so every sheet of an appraisal has the same length. */
function fits({ definition, closingPublicKeyJwk }: OpenedBody, sealed: SealedSheet): boolean {
  return (
    sealed.alg === SHEET_SUITE &&
    fromBase64url(sealed.iv)?.length === gcmIvBytes &&
    fromBase64url(sealed.ciphertext)?.length === sheetBytes(definition) + gcmTagBytes &&
    fromBase64url(sealed.encryptedKey)?.length === fromBase64url(closingPublicKeyJwk.n)?.length
  );
}
