import {
  type BoardEntry,
  type OpenedBody,
  type Sheet,
  type Ticket,
  obtainTicket,
  sealSheet,
} from '@huiyin/ballot-client';
import type { Storyteller } from '../seed/demo-chapter';

export interface DemoVote {
  readonly appraisalId: string;
  /** How many of voter-001, voter-002 … vote. */
  readonly voters: number;
  /** Per dimension, how many give which grade; whoever is left gives the last one. */
  readonly grades: Readonly<Record<string, readonly (readonly [grade: string, count: number])[]>>;
}

type Ask = Pick<Storyteller, 'ask' | 'askAnonymously'>;

/** `work-style=good:24,fair:16,poor:20` → one dimension of {@link DemoVote.grades}; null when it reads otherwise. */
export function parseGrades(text: string): [string, [string, number][]] | null {
  const match = /^([\w-]+)=((?:[\w-]+:\d+)(?:,[\w-]+:\d+)*)$/.exec(text);
  if (!match) return null;
  const counts = (match[2] ?? '').split(',').map((part): [string, number] => {
    const [grade = '', count] = part.split(':');
    return [grade, Number(count)];
  });
  return [match[1] ?? '', counts];
}

/** Demo voters vote as people do: first all tickets, signed in; then all ballots, by nobody, in another order. */
export async function demoVote(
  storyteller: Ask,
  vote: DemoVote,
  say: (line: string) => void,
): Promise<void> {
  const opened = await openedBoard(storyteller, vote.appraisalId);
  const tickets: Ticket[] = [];
  for (let at = 0; at < vote.voters; at += 1) {
    tickets.push(await ticketOf(storyteller, opened, `voter-${String(at + 1).padStart(3, '0')}`));
    if ((at + 1) % 20 === 0) say(`${at + 1} 张票已签发 · tickets issued`);
  }
  for (const [at, ticket] of tickets.entries())
    await cast(storyteller, opened, ticket, sheetOf(opened, vote, at));
  say(`${tickets.length} 张票已投 · ballots cast`);
}

async function openedBoard({ askAnonymously }: Ask, id: string): Promise<OpenedBody> {
  const { appraisalBoard } = await askAnonymously<{ appraisalBoard: string }>(
    'query ($id: ID!) { appraisalBoard(appraisalId: $id) }',
    { id },
  );
  return (JSON.parse(appraisalBoard.split('\n')[0] ?? '{}') as BoardEntry).body as OpenedBody;
}

function ticketOf({ ask }: Ask, opened: OpenedBody, login: string): Promise<Ticket> {
  return obtainTicket(opened, opened.ticketClasses[0]?.id ?? '', async (blindedMessage) => {
    const { requestTicket } = await ask<{ requestTicket: { blindSignature: string } }>(
      login,
      'mutation ($input: RequestTicketInput!) { requestTicket(input: $input) { blindSignature } }',
      { input: { appraisalId: opened.appraisalId, blindedMessage } },
    );
    return requestTicket.blindSignature;
  });
}

async function cast(
  { askAnonymously }: Ask,
  opened: OpenedBody,
  ticket: Ticket,
  sheet: Sheet,
): Promise<void> {
  const sealedSheet = await sealSheet(opened, sheet, ticket);
  await askAnonymously(
    'mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }',
    {
      input: { appraisalId: opened.appraisalId, ...ticket, sealedSheet },
    },
  );
}

function sheetOf(opened: OpenedBody, { grades }: DemoVote, at: number): Sheet {
  const mine = Object.fromEntries(
    opened.definition.dimensions.map(({ id }) => [id, gradeAt(grades[id] ?? [], at)]),
  );
  const targets = opened.definition.targets.map(({ id }) => [id, mine]);
  return { grades: Object.fromEntries(targets), texts: {} };
}

function gradeAt(counts: readonly (readonly [string, number])[], at: number): string | null {
  let upTo = 0;
  for (const [grade, count] of counts) {
    upTo += count;
    if (at < upTo) return grade;
  }
  return counts.at(-1)?.[0] ?? null;
}
