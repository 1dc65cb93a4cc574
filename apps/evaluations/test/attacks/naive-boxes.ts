import { createHash } from 'node:crypto';
import { type BallotTraces, type Evidence, type Step, tracesOf } from './linking';
import { Spy, type Sql } from './spy';

/** How others have built it, and we do not: each is broken by the attacker who finds nothing in ours. */
export interface NaiveBox {
  readonly name: string;
  /** Its table, columns and all. */
  readonly table: string;
  /** The statement that takes the ballot of voter number `at`; written at once, or in a shuffled batch at the end. */
  cast(at: number, ballot: NaiveBallot): { sql: string; values: unknown[]; log?: string };
  readonly shuffled?: boolean;
  /** Least share of a hundred voters that is matched. */
  readonly share: number;
  /** Whether the rows themselves are in the open in the end, or only what was handed over in random order. */
  readonly pages?: boolean;
}

export interface NaiveBallot {
  readonly ticketId: string;
  readonly sheet: string;
}

/** The same in each run, so that a naive build that is only just broken is broken every time. */
const drawn = (what: string) => createHash('sha256').update(what).digest();
const ballotOf = (at: number): NaiveBallot => ({
  ticketId: drawn(`ticket ${at}`).toString('hex'),
  sheet: drawn(`sheet ${at}`).toString('base64url'),
});
const uuidOf = (at: number, timeOrdered: boolean) => {
  const hex = drawn(`id ${at}`).toString('hex');
  const time = (1_772_000_000_000 + at * 40_000).toString(16).padStart(12, '0');
  return timeOrdered ? `${time}7${hex.slice(0, 3)}8${hex.slice(3, 18)}` : hex.slice(0, 32);
};
const insert = (columns: string, values: unknown[]) => ({
  sql: `INSERT INTO naive.box (${columns}) VALUES (${values.map((_, at) => `$${at + 1}`).join()})`,
  values,
});
const plain = 'id uuid PRIMARY KEY, ticket_id text, sheet text';

export const naiveBoxes: readonly NaiveBox[] = [
  {
    name: 'a row per ballot, in the order of voting',
    share: 0.99,
    table: plain,
    cast: (at, { ticketId, sheet }) =>
      insert('id, ticket_id, sheet', [uuidOf(at, false), ticketId, sheet]),
  },
  {
    name: 'ids that grow with time, in a shuffled batch',
    share: 0.99,
    table: plain,
    cast: (at, { ticketId, sheet }) =>
      insert('id, ticket_id, sheet', [uuidOf(at, true), ticketId, sheet]),
    shuffled: true,
  },
  {
    name: 'a time on each row, in a shuffled batch',
    share: 0.99,
    table: `${plain}, cast_at timestamptz`,
    cast: (at, { ticketId, sheet }) =>
      insert('id, ticket_id, sheet, cast_at', [
        ...[uuidOf(at, false), ticketId, sheet],
        new Date(1_772_000_000_000 + at * 40_000).toISOString(),
      ]),
    shuffled: true,
  },
  {
    name: 'pages of the same length that are not encrypted anew',
    share: 0.99,
    table: 'page_no integer, slot integer, appraisal_id text, content text',
    cast: (at, { ticketId, sheet }) =>
      insert('page_no, slot, appraisal_id, content', [at % 8, at % 7, 'a', `${ticketId} ${sheet}`]),
    pages: true,
  },
  {
    name: 'encrypted pages, the place of a ticket known without a key',
    share: 0.3,
    table: 'page_no integer, appraisal_id text, content bytea',
    cast: (at, { ticketId }) =>
      insert('page_no, appraisal_id, content', [
        parseInt(ticketId.slice(0, 8), 16) % NAIVE_PAGES,
        ...['a', drawn(`page ${at}`)],
      ]),
    pages: true,
  },
  {
    name: 'a line in a log per ballot',
    share: 0.99,
    table: plain,
    cast: (at, { ticketId, sheet }) => ({
      ...insert('id, ticket_id, sheet', [uuidOf(at, false), ticketId, sheet]),
      log: `POST /graphql castBallot ticket=${ticketId}`,
    }),
    shuffled: true,
  },
];

export const NAIVE_PAGES = 61;

/** The same people vote in the same order, in a box built so. */
export async function naiveEvidence(sql: Sql, box: NaiveBox, count: number): Promise<Evidence> {
  await sql('DROP SCHEMA IF EXISTS naive CASCADE');
  await sql('CREATE SCHEMA naive');
  await sql(`CREATE TABLE naive.box (${box.table})`);
  await sql('CREATE TABLE naive.handover (id uuid PRIMARY KEY, ticket_id text, sheet text)');
  const spy = new Spy(sql);
  await spy.begin();
  const steps: Step[] = [];
  const late: { sql: string; values: unknown[] }[] = [];
  for (let at = 0; at < count; at += 1) {
    const { log = '', ...statement } = box.cast(at, ballotOf(at));
    if (box.shuffled) late.push(statement);
    else await sql(statement.sql, statement.values);
    steps.push({ rows: await spy.newRows(), said: log });
  }
  for (const { sql: text, values } of inHashOrder(late)) await sql(text, values);
  if (box.pages)
    for (const { ticketId, sheet } of inHashOrder(
      Array.from({ length: count }, (_, at) => ballotOf(at)),
    ))
      await sql('INSERT INTO naive.handover VALUES (gen_random_uuid(), $1, $2)', [ticketId, sheet]);
  const ballots: BallotTraces[] = Array.from({ length: count }, (_, at) => ballotOf(at)).map(
    ({ ticketId, sheet }) => tracesOf(ticketId, [sheet], []),
  );
  const voters = Array.from({ length: count }, (_, at) => `voter ${at}`);
  const files = [...(await spy.files()), await spy.wal()];
  const dumps = [(await spy.dump()).filter(({ table }) => table.startsWith('naive.'))];
  return { voters, ballots, steps, dumps, files };
}

const inHashOrder = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, key: drawn(JSON.stringify(item)).toString('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
