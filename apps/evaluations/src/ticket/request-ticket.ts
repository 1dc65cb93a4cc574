import { fromBase64url, toBase64url } from '@huiyin/ballot-client';
import { sha256Hex } from '@huiyin/ballot';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { KeyCustody } from '../custody/key-custody.queries';
import type { IssuanceQueries } from './issuance.queries';
import {
  NotOnVoterList,
  TicketAlreadyIssued,
  TicketsNotOpen,
  VotesOtherwise,
} from './ticket.errors';
import type { RequestTicketInput } from './ticket.inputs';
import { ticketsAreIssued, votesByTicket } from './ticket.rules';

interface BlindTicket {
  readonly ticketClass: string;
  readonly blindSignature: string;
}

interface Asked {
  readonly appraisalId: string;
  readonly personId: string;
  readonly bureauId: string;
  readonly ticketClass: string | null;
  readonly blinded: Uint8Array;
  readonly blindedHash: string;
}

/**
 * One blind-signed ticket per voter and class. What is signed cannot be recognised again when it is cast (RFC 9474).
 *
 * First the list says which blinded message the ticket belongs to, and only when that is committed is it signed, once or as often as the
 * same message is sent: a crash at any point leaves no second message that could ever be signed. Signing is a function of key and
 * message, so no signature is stored, and no database connection waits for it.
 */
export class RequestTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issuance: IssuanceQueries,
    private readonly custody: KeyCustody,
  ) {}

  /**
   * Repeating the same request gives the same signature.
   * @returns the class and the blind signature, base64url
   * @throws NotOnVoterList, VotesOtherwise, TicketsNotOpen, TicketAlreadyIssued, TicketsWaitForKeyShares, BlindedMessageRefused,
   *   SigningBusy
   */
  async execute(actor: Actor, input: RequestTicketInput): Promise<BlindTicket> {
    const { personId, bureauId } = actor;
    if (!personId || !bureauId) throw new NotOnVoterList();
    const { appraisalId, blindedMessage } = input;
    const asked: Asked = {
      ...{ appraisalId, personId, bureauId },
      ticketClass: input.ticketClass ?? null,
      blinded: fromBase64url(blindedMessage) ?? new Uint8Array(),
      blindedHash: sha256Hex(blindedMessage),
    };
    const ticketClass = await this.unitOfWork
      .run(actor, (tx) => this.take(tx, asked))
      .catch(whenMediumChanged);
    const signature = await this.custody.signTicket(appraisalId, ticketClass, asked.blinded);
    return { ticketClass, blindSignature: toBase64url(signature) };
  }

  /** The class whose key signs. */
  private async take({ manager }: Tx, asked: Asked): Promise<string> {
    const { appraisalId, personId } = asked;
    // Before the voter's line is read: sealing and changes of medium wait for this ticket, or this ticket for them.
    const state = await this.issuance.lockVoter(manager, appraisalId, personId);
    const voter = await this.issuance.voter(manager, asked);
    if (!voter) throw new NotOnVoterList();
    const { ticketClass, blindedHash } = voter;
    if (blindedHash === asked.blindedHash) return ticketClass;
    if (blindedHash !== null) throw new TicketAlreadyIssued();
    if (!votesByTicket(voter.medium)) throw new VotesOtherwise();
    if (!ticketsAreIssued(state)) throw new TicketsNotOpen();
    // What could not be signed must not use up the ticket.
    await this.custody.checkMessage(appraisalId, ticketClass, asked.blinded);
    await this.issuance.record(manager, { ...asked, ticketClass }, asked.blindedHash);
    return ticketClass;
  }
}

/** The voter was given another medium between our look and our line: the list itself refuses the ticket. */
function whenMediumChanged(error: unknown): never {
  throw violatedConstraint(error) === 'ticket_voter_medium_fk' ? new VotesOtherwise() : error;
}
