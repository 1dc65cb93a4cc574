import { BallotClientError } from './ballot-client.errors';
import type { Sheet, Ticket } from './definition';
import { type Authorization, GraphDoor, textIn } from './graph-door';
import { PinnedBoards } from './pinned-boards';
import { type CheckedBoard, type OpenedBoard, readBoard } from './read-board';
import { sealSheet } from './seal-sheet';
import { checkTicket, decodeSlip } from './slip';
import { ticketId } from './ticket';
import { type SignedInVoter, TicketWallet } from './ticket-wallet';
import { usualPlatform, type VoterPlatform } from './voter-platform';
import type { VoterStorage } from './voter-storage';

export interface VoterOptions {
  /** Of the graph, e.g. `https://huiyin.example/graphql`. */
  readonly url: string;
  /** `webStorage(localStorage)` on a phone of one's own, `memoryStorage()` on a shared tablet. */
  readonly storage: VoterStorage;
  readonly platform?: Partial<VoterPlatform>;
  /** Shortest RSA modulus accepted, in bits (3072); shorter ones are for tests. */
  readonly modulusBits?: number;
}

export interface CastOptions {
  /** A random wait before casting, so that the hour of the ticket does not tell the hour of the ballot; ms. */
  readonly waitMs?: readonly [least: number, most: number];
}

/**
 * A voter's device: reads and checks the board, takes one ticket, casts with it as nobody. Every method may be called
 * again after any failure.
 */
export class Voter {
  private readonly door: GraphDoor;
  private readonly platform: VoterPlatform;
  private readonly pinned: PinnedBoards;
  private readonly wallet: TicketWallet;
  private readonly casting = new Map<string, Promise<unknown>>();

  constructor(private readonly options: VoterOptions) {
    this.platform = { ...usualPlatform, ...options.platform };
    this.door = new GraphDoor(options.url, this.platform);
    this.pinned = new PinnedBoards(options.storage);
    this.wallet = new TicketWallet(options.storage, this.door);
  }

  /**
   * The board of an appraisal, every hash recomputed, keys and k checked. The first reading pins it on this device.
   * @param options.postedHash hash of the opening as posted elsewhere (on the wall, on the slip)
   * @param options.as reads signed in: inside a bureau the closing entry is shown to its own people only
   * @throws BallotClientError BOARD_ABSENT, BOARD_NOT_UNDERSTOOD, BOARD_CHANGED; ServiceRefusal, ServiceUnreachable
   */
  async openBoard(
    appraisalId: string,
    { postedHash, as }: { postedHash?: string; as?: Authorization } = {},
  ): Promise<CheckedBoard> {
    const variables = { appraisalId };
    const { appraisalBoard } = as
      ? await this.door.signedIn('VoterBoard', variables, as)
      : await this.door.anonymously('VoterBoard', variables);
    if (typeof appraisalBoard !== 'string')
      throw new BallotClientError('BOARD_ABSENT', 'No board was opened for this appraisal.');
    const board = await readBoard(appraisalBoard, this.options);
    if (board.opened.appraisalId !== appraisalId)
      throw new BallotClientError('BOARD_CHANGED', 'This is the board of another appraisal.');
    if (postedHash !== undefined && board.hashes[0] !== postedHash.toLowerCase())
      throw new BallotClientError(
        'BOARD_CHANGED',
        'The board is not the one whose hash is posted.',
      );
    await this.pinned.check(board);
    return board;
  }

  /**
   * One ticket, whatever gets lost on the way: the request is kept before it is sent, the same request is sent again, and
   * the same ticket comes out.
   * @throws BallotClientError CLASS_UNKNOWN, BLIND_SIGNATURE_INVALID, STORED_TICKET_UNREADABLE; ServiceRefusal
   * (`NOT_ON_VOTER_LIST`, `TICKETS_NOT_OPEN`; `TICKET_ALREADY_ISSUED`: on another device, or its storage was cleared);
   * ServiceUnreachable
   */
  obtainTicket({ opened }: OpenedBoard, voter: SignedInVoter): Promise<Ticket> {
    return this.wallet.obtain(opened, voter);
  }

  /** The ticket this device has for the voter, without asking anybody; null when there is none yet. */
  keptTicket({ opened }: OpenedBoard, voter: Pick<SignedInVoter, 'owner'>): Promise<Ticket | null> {
    return this.wallet.kept(opened.appraisalId, voter.owner);
  }

  /**
   * The ticket of a printed slip, verified against the keys on the board. Nothing is kept.
   * @throws BallotClientError SLIP_UNREADABLE, SLIP_OF_ANOTHER_APPRAISAL, CLASS_UNKNOWN, TICKET_INVALID
   */
  async readSlip({ opened }: OpenedBoard, text: string): Promise<Ticket> {
    const { appraisalId, classId, ticket } = decodeSlip(text);
    if (appraisalId !== opened.appraisalId)
      throw new BallotClientError(
        'SLIP_OF_ANOTHER_APPRAISAL',
        'This ticket belongs to another appraisal.',
      );
    await checkTicket(opened, classId, ticket);
    return ticket;
  }

  /**
   * Seals the sheet and casts it as nobody; the same ticket replaces its sheet until closing, one cast after the other.
   * A repetition on the way is the same bytes, a second call is sealed anew. Neither sheet nor seal is kept.
   * @returns the tracker: asks "is it counted?", never shows what
   * @throws BallotClientError SHEET_INVALID, ANSWER_NOT_UNDERSTOOD; ServiceRefusal (`BALLOT_BOX_CLOSED` …); ServiceUnreachable
   */
  async cast(
    { opened }: OpenedBoard,
    ticket: Ticket,
    sheet: Sheet,
    { waitMs: [least, most] = [0, 0] }: CastOptions = {},
  ): Promise<string> {
    const { preparedMessage, signature } = ticket;
    // In the queue first: two casts of one ticket under way at once would end in either order.
    return this.afterEarlier(preparedMessage, async () => {
      const sealedSheet = await sealSheet(opened, sheet, ticket);
      const tracker = await ticketId(preparedMessage);
      const input = { appraisalId: opened.appraisalId, preparedMessage, signature, sealedSheet };
      if (most > 0) await this.platform.pause(least + (most - least) * this.platform.random());
      const { castBallot } = await this.door.anonymously('VoterCast', { input });
      if (textIn(castBallot, 'ticketId') === tracker) return tracker;
      throw new BallotClientError('ANSWER_NOT_UNDERSTOOD', 'The box answered for another ticket.');
    });
  }

  /**
   * Is the ticket in the box, or, after closing, counted? As the service says it; who has the closing entry finds it
   * there without asking ({@link trackTicket}).
   * @throws ServiceRefusal, ServiceUnreachable
   */
  async isCounted({ opened }: OpenedBoard, ticket: Ticket): Promise<boolean> {
    const { ticketStatus } = await this.door.anonymously('VoterStatus', {
      appraisalId: opened.appraisalId,
      ticketId: await ticketId(ticket.preparedMessage),
    });
    return ticketStatus === true;
  }

  /** Takes the ticket off this device. It cannot be had again: only after voting, and where replacing the sheet is not wanted. */
  forget({ opened }: OpenedBoard, voter: Pick<SignedInVoter, 'owner'>): Promise<void> {
    return this.wallet.forget(opened.appraisalId, voter.owner);
  }

  private async afterEarlier<T>(preparedMessage: string, work: () => Promise<T>): Promise<T> {
    const mine = Promise.resolve(this.casting.get(preparedMessage)).then(work, work);
    this.casting.set(preparedMessage, mine);
    try {
      return await mine;
    } finally {
      if (this.casting.get(preparedMessage) === mine) this.casting.delete(preparedMessage);
    }
  }
}
