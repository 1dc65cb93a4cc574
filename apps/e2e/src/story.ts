import type { OpenedBody, Ticket } from '@huiyin/ballot-client';
import { eventually } from '@huiyin/testing';
import { untilAnswered } from './attack/strikes';
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
export async function openTheAppraisal({ graph }: Story, asked: object): Promise<OpenedBody> {
  const created = await eventually(() =>
    graph.as('supervision-leader', does.createAppraisal, { input: asked }),
  );
  const id = created['createAppraisal'].id as string;
  const input = { appraisalId: id };
  await graph.as('supervision-leader', does.issueForms, { input });
  // Keys are made in it: on a busy machine the answer is late, and asking again takes the keys there are.
  await untilAnswered(
    () => graph.as('supervision-leader', does.openAppraisal, { input }),
    ['APPRAISAL_STATE_REFUSED'],
  );
  return openedBoard(graph, id);
}

/** Sealed, taken over and counted by the supervision group. */
export async function countTheAppraisal({ graph }: Story, appraisalId: string): Promise<Data> {
  const input = { appraisalId };
  await graph.as('supervision-leader', does.sealAppraisal, { input });
  await graph.as('supervision-leader', does.takeOverAppraisal, { input });
  return (await graph.as('supervision-leader', does.countAppraisal, { input }))['countAppraisal'];
}

/** Signed by two people, summed up and reported; then the office publishes. */
export async function publishTheAppraisal(
  { graph }: Story,
  { id: appraisalId, tallyHash }: Data,
): Promise<void> {
  for (const login of ['supervision-leader', 'liaison'])
    await graph.as(login, does.signTally, { input: { appraisalId, tallyHash } });
  const summary = { appraisalId, summary: '总体良好' };
  await graph.as('supervision-leader', does.summariseAppraisal, { input: summary });
  await graph.as('supervision-leader', does.reportAppraisal, { input: { appraisalId } });
  await graph.as('office', does.publishAppraisal, { input: { appraisalId } });
}
