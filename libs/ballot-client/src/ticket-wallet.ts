import { BallotClientError } from './ballot-client.errors';
import { createTicketRequest, finalizeTicket, type TicketRequest } from './blinding';
import { assertKeyOnBoard, keyOfClass } from './board-keys';
import type { OpenedBody, Ticket } from './definition';
import { type Authorization, type GraphDoor, textIn } from './graph-door';
import { checkTicket } from './slip';
import { sha256Hex } from './ticket';
import type { VoterStorage } from './voter-storage';

/** The voter while known by name, which ends with the ticket. */
export interface SignedInVoter {
  readonly authorization: Authorization;
  /** Tells people who share a device apart, e.g. the person's id; kept as a hash, sent nowhere. */
  readonly owner: string;
  /** Asked of the service when the board has several classes. */
  readonly classId?: string;
}

interface Asked {
  readonly classId: string;
  readonly request: TicketRequest;
}

interface Had {
  readonly classId: string;
  readonly ticket: Ticket;
}

/** Keeps a request until it is answered, and then the ticket, one per appraisal and owner of this device. */
export class TicketWallet {
  constructor(
    private readonly storage: VoterStorage,
    private readonly door: GraphDoor,
  ) {}

  /** See `Voter.obtainTicket`. */
  async obtain(opened: OpenedBody, voter: SignedInVoter): Promise<Ticket> {
    const key = await keyOf(opened.appraisalId, voter.owner);
    const kept = await this.keptOrNew(key, opened, voter);
    if ('ticket' in kept) {
      await checkTicket(opened, kept.classId, kept.ticket);
      return kept.ticket;
    }
    const { classId, request } = kept;
    assertKeyOnBoard(opened, classId, request.secret.publicKeyJwk);
    const input = {
      appraisalId: opened.appraisalId,
      ticketClass: classId,
      blindedMessage: request.blinded,
    };
    const { requestTicket } = await this.door.signedIn(
      'VoterTicket',
      { input },
      voter.authorization,
    );
    const ticket = await finalizeTicket(request.secret, textIn(requestTicket, 'blindSignature'));
    await this.storage.put(key, JSON.stringify({ classId, ticket } satisfies Had));
    return ticket;
  }

  async kept(appraisalId: string, owner: string): Promise<Ticket | null> {
    const value = await this.storage.get(await keyOf(appraisalId, owner));
    const kept = value === null ? null : parsed(value);
    return kept && 'ticket' in kept ? kept.ticket : null;
  }

  async forget(appraisalId: string, owner: string): Promise<void> {
    await this.storage.remove(await keyOf(appraisalId, owner));
  }

  /** What is kept; else a new request, kept before anybody hears of it. */
  private async keptOrNew(
    key: string,
    opened: OpenedBody,
    voter: SignedInVoter,
  ): Promise<Asked | Had> {
    const value = await this.storage.get(key);
    if (value !== null) return parsed(value);
    const classId = voter.classId ?? (await this.classOf(opened, voter));
    const request = await createTicketRequest(keyOfClass(opened, classId));
    const mine: Asked = { classId, request };
    return parsed(await this.storage.keepFirst(key, JSON.stringify(mine)));
  }

  private async classOf(
    { appraisalId, ticketClasses }: OpenedBody,
    { authorization }: SignedInVoter,
  ): Promise<string> {
    const [only, another] = ticketClasses;
    if (only && !another) return only.id;
    const { myTicket } = await this.door.signedIn('VoterClasses', { appraisalId }, authorization);
    const [mine] = Array.isArray(myTicket) ? (myTicket as unknown[]) : [];
    if (mine !== undefined) return textIn(mine, 'ticketClass');
    throw new BallotClientError('CLASS_UNKNOWN', 'You are on the voter list of no ticket class.');
  }
}

/** A hash of the owner: a store that is looked into shows no login. It hides nobody from who can guess it. */
async function keyOf(appraisalId: string, owner: string): Promise<string> {
  const hash = await sha256Hex(`${appraisalId}\n${owner}`);
  return `huiyin-ticket:${appraisalId}:${hash.slice(0, 20)}`;
}

/** Never overwritten when it cannot be read: it may be the only way to a ticket. */
function parsed(value: string): Asked | Had {
  try {
    const kept = JSON.parse(value) as Partial<Asked & Had>;
    if (
      typeof kept.classId === 'string' &&
      (kept.ticket?.signature ?? kept.request?.secret.inverse)
    )
      return kept as Asked | Had;
  } catch {
    // said below
  }
  throw new BallotClientError(
    'STORED_TICKET_UNREADABLE',
    'What this device keeps of your ticket cannot be read.',
  );
}
