import type { OpenedBody, Ticket } from '@huiyin/ballot-client';
import { eventually } from '@huiyin/testing';
import type { Data, GraphClient } from './graph-client';
import { operations as does } from './operations';
import type { RunningCopy } from './running-copy';
import { openedBoard } from './voter';

/** What one step of the loop leaves for the next. */
export interface Story {
  copy: RunningCopy;
  graph: GraphClient;
  hospital: Data;
  staff: Data[];
  campaign: string;
  meeting: string;
  appraisal: string;
  opened: OpenedBody;
  tickets: Ticket[];
  pickupCode: string;
  items: { appraisal: string; opinion: string };
}

export const year = new Date().getFullYear();
export const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
export const voters = Array.from(
  { length: 60 },
  (_, at) => `voter-${String(at + 1).padStart(3, '0')}`,
);

/** By the supervision group: created, opened, and its board as the voters' client reads it. */
export async function openTheAppraisal({ graph }: Story, input: object): Promise<OpenedBody> {
  const created = await eventually(() =>
    graph.as('supervision-leader', does.createAppraisal, { input }),
  );
  const id = created['createAppraisal'].id as string;
  await graph.as('supervision-leader', does.openAppraisal, { input: { appraisalId: id } });
  return openedBoard(graph, id);
}
