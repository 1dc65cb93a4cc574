import {
  fillSheet,
  memoryStorage,
  type OpenedBody,
  type Sheet,
  sealSheet,
  type Ticket,
  Voter,
  voterOperations,
} from '@huiyin/ballot-client';
import type { Answer, GraphClient } from './graph-client';

/** A device nobody has voted with yet. */
function device({ urls }: GraphClient): Voter {
  return new Voter({ url: urls.graphql, storage: memoryStorage() });
}

/** The definition as it was fixed on the board at opening; every hash recomputed. */
export async function openedBoard(graph: GraphClient, appraisalId: string): Promise<OpenedBody> {
  return (await device(graph).openBoard(appraisalId)).opened;
}

/** Logged in: one blind-signed ticket, asked for anew each time, as on another phone. */
export function takeTicket(graph: GraphClient, login: string, opened: OpenedBody): Promise<Ticket> {
  const authorization = async () => `Bearer ${await graph.token(login)}`;
  return device(graph).obtainTicket({ opened }, { owner: login, authorization });
}

/** Later, with nothing that tells who. @throws ServiceRefusal */
export function cast(
  graph: GraphClient,
  opened: OpenedBody,
  ticket: Ticket,
  sheet: Sheet,
): Promise<string> {
  return device(graph).cast({ opened }, ticket, sheet);
}

/** A careless page that votes with headers a ballot must not have. */
export async function castCarrying(
  headers: Record<string, string>,
  graph: GraphClient,
  opened: OpenedBody,
  ticket: Ticket,
  sheet: Sheet,
): Promise<Answer> {
  const sealedSheet = await sealSheet(opened, sheet, ticket);
  const input = { appraisalId: opened.appraisalId, ...ticket, sealedSheet };
  return graph.tryAsVoter(voterOperations.VoterCast, { input }, headers);
}

export function isCounted(
  graph: GraphClient,
  opened: OpenedBody,
  ticket: Ticket,
): Promise<boolean> {
  return device(graph).isCounted({ opened }, ticket);
}

/** The same grade per dimension for every target of the appraisal. */
export function sheetOf(
  { definition }: OpenedBody,
  grades: Readonly<Record<string, string>>,
): Sheet {
  return fillSheet(definition, ({ dimension }) => grades[dimension.id] ?? null);
}
