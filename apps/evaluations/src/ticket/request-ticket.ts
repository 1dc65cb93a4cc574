import { fromBase64url, toBase64url } from '@huiyin/ballot-client';
import { sha256Hex } from '@huiyin/ballot';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { AppraisalState, attendeeClass } from '../appraisal/appraisal.rules';
import type { KeyCustody } from '../custody/key-custody.queries';
import type { IssuanceQueries } from './issuance.queries';
import { NotOnVoterList, TicketAlreadyIssued, TicketsNotOpen } from './ticket.errors';
import type { RequestTicketInput } from './ticket.inputs';

interface BlindTicket {
  readonly ticketClass: string;
  readonly blindSignature: string;
}

/** One blind-signed ticket per voter and class. What is signed cannot be recognised again when it is cast (RFC 9474). */
export class RequestTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issuance: IssuanceQueries,
    private readonly custody: KeyCustody,
  ) {}

  /**
   * Repeating the same request gives the same signature.
   * @returns the class and the blind signature, base64url
   * @throws NotOnVoterList, TicketsNotOpen, TicketAlreadyIssued, BlindedMessageRefused
   */
  execute(actor: Actor, input: RequestTicketInput): Promise<BlindTicket> {
    const { appraisalId, blindedMessage, ticketClass = attendeeClass } = input;
    return this.unitOfWork.run(actor, async (tx) => {
      const { personId, bureauId } = actor;
      if (!personId || !bureauId) throw new NotOnVoterList();
      const onTheList = await this.issuance.lockVoter(
        tx.manager,
        appraisalId,
        personId,
        ticketClass,
      );
      if (!onTheList) throw new NotOnVoterList();
      const blindedHash = sha256Hex(blindedMessage);
      const known = await this.issuance.issued(tx.manager, appraisalId, personId, ticketClass);
      if (known && known.blindedHash !== blindedHash) throw new TicketAlreadyIssued();
      if (known) return { ticketClass, blindSignature: known.blindSignature };
      if (!(await stillOpen(tx, appraisalId))) throw new TicketsNotOpen();
      const signed = await this.custody.signTicket(
        appraisalId,
        ticketClass,
        fromBase64url(blindedMessage) ?? new Uint8Array(),
      );
      const blindSignature = toBase64url(signed);
      await this.issuance.record(
        tx.manager,
        { appraisalId, bureauId, personId, ticketClass },
        { blindedHash, blindSignature },
      );
      return { ticketClass, blindSignature };
    });
  }
}

// Shared with other voters, not with closing: the number of tickets issued is final once the box is sealed.
async function stillOpen(tx: Tx, appraisalId: string): Promise<boolean> {
  const [row] = await tx.manager.query<{ state: string }[]>(
    `SELECT state FROM appraisal WHERE id = $1 AND state = '${AppraisalState.OPEN}' FOR SHARE`,
    [appraisalId],
  );
  return row !== undefined;
}
