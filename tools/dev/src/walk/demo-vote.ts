import {
  fillSheet,
  memoryStorage,
  type OpenedBody,
  type Sheet,
  type Ticket,
  Voter,
} from '@huiyin/ballot-client';

export interface DemoVote {
  readonly appraisalId: string;
  /** How many of voter-001, voter-002 … vote. */
  readonly voters: number;
  /** Per dimension, how many give which grade; whoever is left gives the last one. */
  readonly grades: Readonly<Record<string, readonly (readonly [grade: string, count: number])[]>>;
}

/** Where the graph is, and what the demo logins sign in with. */
interface Door {
  readonly graphql: string;
  tokenOf(login: string): Promise<string>;
}

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
  door: Door,
  vote: DemoVote,
  say: (line: string) => void,
): Promise<void> {
  const voter = new Voter({ url: door.graphql, storage: memoryStorage() });
  const board = await voter.openBoard(vote.appraisalId);
  const tickets: Ticket[] = [];
  for (let at = 0; at < vote.voters; at += 1) {
    const owner = `voter-${String(at + 1).padStart(3, '0')}`;
    const authorization = async () => `Bearer ${await door.tokenOf(owner)}`;
    tickets.push(await voter.obtainTicket(board, { owner, authorization }));
    if ((at + 1) % 20 === 0) say(`${at + 1} 张票已签发 · tickets issued`);
  }
  for (const [at, ticket] of [...tickets.entries()].reverse())
    await voter.cast(board, ticket, sheetOf(board.opened, vote, at));
  say(`${tickets.length} 张票已投 · ballots cast`);
}

function sheetOf({ definition }: OpenedBody, { grades }: DemoVote, at: number): Sheet {
  return fillSheet(definition, ({ dimension }) => gradeAt(grades[dimension.id] ?? [], at));
}

function gradeAt(counts: readonly (readonly [string, number])[], at: number): string | null {
  let upTo = 0;
  for (const [grade, count] of counts) {
    upTo += count;
    if (at < upTo) return grade;
  }
  return counts.at(-1)?.[0] ?? null;
}
