import { createHash, createHmac } from 'node:crypto';
import type { SeenFile, SeenRow } from './spy';

/**
 * What a linking attacker works with. Voters are numbered by the order in which they came: that is known. Which ballot is whose is
 * `ballots[i]`, and is used for nothing but the score.
 */
export interface Evidence {
  readonly voters: readonly string[];
  readonly ballots: readonly BallotTraces[];
  /** New and changed rows, log lines, numbers and statements after each vote. */
  readonly steps: readonly Step[];
  /** Dumps taken later: after the handover, after the count, after the publication. */
  readonly dumps: readonly (readonly SeenRow[])[];
  readonly files: readonly SeenFile[];
}

export interface Step {
  readonly rows: readonly SeenRow[];
  readonly said: string;
}

/** By what a ballot is recognised once it is in the open. */
export interface BallotTraces {
  readonly ticketId: string;
  /** Ticket, signature, sealed sheet and text, each in every spelling a table or line may have. */
  readonly marks: readonly string[];
  /** The same as files have them. */
  readonly raw: readonly Buffer[];
}

/** From parts in base64url and from texts. */
export function tracesOf(
  ticketId: string,
  parts: readonly string[],
  texts: readonly string[],
): BallotTraces {
  const bytes = [
    Buffer.from(ticketId, 'hex'),
    ...parts.map((part) => Buffer.from(part, 'base64url')),
  ];
  const marks = [
    ...bytes.flatMap((part) => [
      part.toString('hex').slice(0, 32),
      part.toString('base64url').slice(0, 24),
      part.toString('base64').slice(0, 24),
    ]),
    ...texts,
  ];
  const raw = [
    ...marks.map((mark) => Buffer.from(mark)),
    ...bytes.map((part) => part.subarray(0, 16)),
  ];
  return { ticketId, marks: [...new Set(marks)], raw };
}

/** How many ballots one way of guessing gave to the right voter, of how many; and whether early voters are early in it. */
export interface Finding {
  readonly way: string;
  readonly matched: number;
  readonly of: number;
  readonly rankZ: number;
}

/** A guess: pairs of a voter and the true owner of the ballot that is taken for theirs. */
type Guess = readonly (readonly [voter: number, owner: number])[];

/** All ways this attacker knows, each with its score. */
export function link(evidence: Evidence): Finding[] {
  const guesses = new Map<string, Guess>([
    ['bytes that were there when the voter voted', byBytes(evidence)],
  ]);
  for (const [name, place] of Object.entries(places))
    guesses.set(`page told by ${name}`, byPage(evidence, place));
  const seats = voterOrders(evidence);
  for (const [order, owners] of ballotOrders(evidence))
    for (const [seat, voters] of seats) guesses.set(`${seat} ~ ${order}`, paired(voters, owners));
  return [...guesses].map(([way, guess]) => score(way, guess));
}

/**
 * The guess says nothing of the truth when the truth is a random permutation of it. Then, for `rounds` boxes taken together,
 * P(at least m right) ≤ rounds^m / m! (union bound over the m that are right). Smallest m for which that is below 1e-9.
 */
export function moreThanChance(rounds = 1): number {
  let [most, bound] = [0, 1];
  while (bound >= 1e-9) bound *= rounds / (most += 1);
  return most;
}

/** Spearman's coefficient of a random order, times √(n − 1), is nearly normal: beyond 6.5 once in ten thousand million times. */
export const RANK_BOUND = 6.5;

function score(way: string, guess: Guess): Finding {
  const n = guess.length;
  const matched = guess.filter(([voter, owner]) => voter === owner).length;
  const ranks = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const rank = new Map(sorted.map((value, at) => [value, at]));
    return values.map((value) => rank.get(value) ?? 0);
  };
  const [xs, ys] = [ranks(guess.map(([voter]) => voter)), ranks(guess.map(([, owner]) => owner))];
  const off = xs.reduce((sum, x, at) => sum + (x - (ys[at] ?? 0)) ** 2, 0);
  const rho = n < 2 ? 0 : 1 - (6 * off) / (n * (n * n - 1));
  return { way, matched, of: n, rankZ: rho * Math.sqrt(Math.max(0, n - 1)) };
}

/** Whoever came r-th in one order is taken for the owner of what is r-th in the other. */
function paired(voters: readonly number[], owners: readonly number[]): Guess {
  const found = new Set(owners);
  const seated = voters.filter((voter) => found.has(voter));
  return owners.map((owner, at) => [seated[at] ?? -1, owner] as const);
}

/** A mark of exactly one ballot in what is new after exactly one vote. */
function byBytes({ ballots, steps }: Evidence): Guess {
  const guess: [number, number][] = [];
  const texts = steps.map(({ rows, said }) => JSON.stringify(rows) + said);
  for (const [owner, { marks }] of ballots.entries()) {
    const at = texts.findIndex((text) => marks.some((mark) => text.includes(mark)));
    if (at >= 0) guess.push([at, owner]);
  }
  return guess;
}

const number = (hex: string) => parseInt(hex.slice(0, 8), 16);
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const places: Record<string, (ticketId: string, appraisalId: string) => number> = {
  'the first digits of the ticket': (id) => number(id),
  'the last digits of the ticket': (id) => number(id.slice(-8)),
  'a hash of the ticket': (id) => number(sha(id)),
  'a hash of ticket and appraisal': (id, appraisal) =>
    number(createHmac('sha256', appraisal).update(id).digest('hex')),
};

/** Which page was written tells the ticket, if the place follows from it without a key. */
function byPage(
  { ballots, steps }: Evidence,
  place: (ticketId: string, appraisalId: string) => number,
): Guess {
  const written = steps.map(
    ({ rows }) => rows.find(({ columns }) => 'page_no' in columns)?.columns,
  );
  const pages = 1 + Math.max(0, ...written.map((page) => Number(page?.['page_no'] ?? 0)));
  const left = new Map(ballots.map((ballot, owner) => [ballot.ticketId, owner]));
  const inOrder = [...left.keys()].sort();
  const guess: [number, number][] = [];
  for (const [voter, page] of written.entries()) {
    const taken = inOrder.find(
      (id) =>
        left.has(id) &&
        page !== undefined &&
        place(id, String(page['appraisal_id'])) % pages === Number(page['page_no']),
    );
    if (taken === undefined) continue;
    guess.push([voter, left.get(taken) as number]);
    left.delete(taken);
  }
  return guess;
}

/** Orders of the voters: as they came, and however the list of those who took a ticket can be sorted. */
function voterOrders({ voters, dumps }: Evidence): Map<string, number[]> {
  const orders = new Map([['as they came', voters.map((_, at) => at)]]);
  const rows = dumps.at(-1) ?? [];
  for (const [name, seated] of sortings(rows, (text) =>
    voters.findIndex((personId) => text.includes(personId)),
  ))
    if (seated.length === voters.length) orders.set(`voters by ${name}`, seated);
  return orders;
}

/** Orders of the ballots: by every column and system column of every dump, inside long values, and in files. */
function ballotOrders({ ballots, dumps, files }: Evidence): Map<string, number[]> {
  const owner = (text: string) =>
    ballots.findIndex(({ marks }) => marks.some((mark) => text.includes(mark)));
  const orders = new Map<string, number[]>();
  const keep = (name: string, owners: number[]) => {
    if (owners.length >= ballots.length / 2) orders.set(name, owners);
  };
  for (const [at, rows] of dumps.entries()) {
    for (const [name, owners] of sortings(rows, owner)) keep(`dump ${at}: ${name}`, owners);
    for (const { table, columns } of rows)
      for (const [column, value] of Object.entries(columns))
        keep(
          `dump ${at}: inside ${table}.${column}`,
          byOffset(ballots, Buffer.from(JSON.stringify(value))),
        );
  }
  for (const { name, bytes } of files) keep(`file ${name}`, byOffset(ballots, bytes));
  return orders;
}

function sortings(
  rows: readonly SeenRow[],
  owner: (text: string) => number,
): Map<string, number[]> {
  const byTable = new Map<string, { row: SeenRow; owner: number }[]>();
  for (const row of rows) {
    const whose = owner(JSON.stringify(row.columns));
    if (whose >= 0)
      byTable.set(row.table, [...(byTable.get(row.table) ?? []), { row, owner: whose }]);
  }
  const sorted = new Map<string, number[]>();
  for (const [table, found] of byTable) {
    if (new Set(found.map((one) => one.owner)).size < found.length) continue;
    const by = (name: string, value: (row: SeenRow) => unknown) =>
      sorted.set(
        `${table} ${name}`,
        [...found].sort((a, b) => compare(value(a.row), value(b.row))).map((one) => one.owner),
      );
    by('ctid', ({ ctid }) =>
      ctid.match(/\d+/g)?.reduce((sum, part) => sum * 65_536 + Number(part), 0),
    );
    by('xmin', ({ xmin }) => Number(xmin));
    for (const column of Object.keys(found[0]?.row.columns ?? {}))
      by(column, ({ columns }) => JSON.stringify(columns[column]));
  }
  return sorted;
}

function byOffset(ballots: readonly BallotTraces[], bytes: Buffer): number[] {
  return ballots
    .map(({ raw }, owner) => ({ owner, at: Math.min(...raw.map((mark) => offset(bytes, mark))) }))
    .filter(({ at }) => at < Infinity)
    .sort((a, b) => a.at - b.at)
    .map(({ owner }) => owner);
}

function offset(bytes: Buffer, mark: Buffer): number {
  const at = bytes.indexOf(mark);
  return at < 0 ? Infinity : at;
}

const compare = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a) < String(b)
      ? -1
      : Number(String(a) > String(b));
