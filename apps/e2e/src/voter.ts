import {
  type BoardEntry,
  type OpenedBody,
  type Sheet,
  type Ticket,
  obtainTicket,
  sealSheet,
  ticketId,
} from '@huiyin/ballot-client';
import type { Answer, GraphClient } from './graph-client';

const requestTicket = `mutation ($input: RequestTicketInput!) { requestTicket(input: $input) { ticketClass blindSignature } }`;
const castBallot = `mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }`;

/** The definition as it was fixed on the board at opening. */
export async function openedBoard(graph: GraphClient, appraisalId: string): Promise<OpenedBody> {
  const { appraisalBoard } = await graph.anonymously(
    'query ($id: ID!) { appraisalBoard(appraisalId: $id) }',
    { id: appraisalId },
  );
  const [first] = String(appraisalBoard).split('\n');
  return (JSON.parse(first ?? '{}') as BoardEntry).body as OpenedBody;
}

/** Logged in: one blind-signed ticket. The client checks the key against the board before it asks. */
export function takeTicket(graph: GraphClient, login: string, opened: OpenedBody): Promise<Ticket> {
  const [ticketClass] = opened.ticketClasses;
  return obtainTicket(opened, ticketClass?.id ?? '', async (blindedMessage) => {
    const input = { appraisalId: opened.appraisalId, blindedMessage };
    const { requestTicket: issued } = await graph.as(login, requestTicket, { input });
    return String(issued.blindSignature);
  });
}

/** Later, with nothing that tells who: the sealed sheet and the ticket. */
export async function cast(
  graph: GraphClient,
  opened: OpenedBody,
  ticket: Ticket,
  sheet: Sheet,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const input = {
    appraisalId: opened.appraisalId,
    ...ticket,
    sealedSheet: await sealSheet(opened, sheet, ticket),
  };
  return graph.tryAsVoter(castBallot, { input }, headers);
}

export async function isCounted(
  graph: GraphClient,
  opened: OpenedBody,
  ticket: Ticket,
): Promise<boolean> {
  const { ticketStatus } = await graph.anonymously(
    'query ($a: ID!, $t: ID!) { ticketStatus(appraisalId: $a, ticketId: $t) }',
    { a: opened.appraisalId, t: await ticketId(ticket.preparedMessage) },
  );
  return Boolean(ticketStatus);
}

/** The same grade per dimension for every target of the appraisal. */
export function sheetOf(opened: OpenedBody, grades: Readonly<Record<string, string>>): Sheet {
  const targets = opened.definition.targets.map(({ id }) => [id, { ...grades }]);
  return { grades: Object.fromEntries(targets), texts: {} };
}
