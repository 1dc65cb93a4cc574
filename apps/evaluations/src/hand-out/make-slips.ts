import { randomBytes } from 'node:crypto';
import {
  encodeSlip,
  fromBase64url,
  type RsaPublicJwk,
  TICKET_MESSAGE,
  toBase64url,
} from '@huiyin/ballot-client';
import { acceptTicket, readTicketKey } from '@huiyin/ballot';
import { encodePss } from './pss-encoding';

/** What slips need of the key custody. */
export interface SlipSigner {
  signTicket(appraisalId: string, ticketClass: string, blinded: Uint8Array): Promise<Buffer>;
}

export interface SlipRun {
  readonly appraisalId: string;
  readonly ticketClass: string;
  readonly publicKeyJwk: RsaPublicJwk;
  readonly count: number;
}

const atOnce = 32;

/**
 * The texts of `count` ready tickets of a class, made on the spot: nothing of them is kept, so nobody can tell later which ballots were
 * cast with a slip. Each is verified before it is printed. @throws as `signTicket`
 */
export async function* makeSlips(signer: SlipSigner, run: SlipRun): AsyncGenerator<string> {
  const key = readTicketKey(run.publicKeyJwk);
  const modulusBits = (fromBase64url(run.publicKeyJwk.n)?.length ?? 0) * 8;
  for (let left = run.count; left > 0; left -= atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, left) }, async () => {
      const prepared = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]);
      const encoded = encodePss(prepared, modulusBits, randomBytes(48));
      const signature = await signer.signTicket(run.appraisalId, run.ticketClass, encoded);
      const ticket = {
        preparedMessage: toBase64url(prepared),
        signature: toBase64url(signature),
      };
      acceptTicket(key, ticket);
      return encodeSlip({ appraisalId: run.appraisalId, classId: run.ticketClass, ticket });
    });
    yield* await Promise.all(batch);
  }
}
