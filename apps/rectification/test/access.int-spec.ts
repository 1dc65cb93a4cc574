import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { subgraphSchema } from '@huiyin/graphql-server';
import { Actor } from '@huiyin/identity';
import { newId, workspaceRoot } from '@huiyin/kernel';
import { ScopedReads } from '@huiyin/persistence';
import { anActor, anOutsider, type GraphQLAnswer } from '@huiyin/testing';
import { subgraphDefinition } from '../src/subgraph';
import { type Harness, rectificationHarness } from './harness';
import { evidence, World } from './world';

const access = {
  'Query.problem': 'problem:read',
  'Query.problems': 'problem:read',
  'Query.ledgerItem': 'ledger:read',
  'Query.ledgerItems': 'ledger:read',
  'Mutation.confirmProblem': 'problem:confirm',
  'Mutation.rejectProblem': 'problem:reject',
  'Mutation.registerLedgerItem': 'ledger:register',
  'Mutation.undertakeLedgerItem': 'ledger:undertake',
  'Mutation.reportMeasure': 'ledger:report',
  'Mutation.leaveOversightNote': 'ledger:oversee',
  'Mutation.reportCompletion': 'ledger:report',
  'Mutation.returnCompletion': 'ledger:verify',
  'Mutation.verifyCompletion': 'ledger:verify',
  'Mutation.strikeOffLedgerItem': 'ledger:strike-off',
  'Mutation.giveFeedback': 'ledger:give-feedback',
  'Mutation.reopenLedgerItem': 'ledger:reopen',
  'Mutation.respondToAnswer': 'public',
};

it('says beside every root field who may call it, and the committed schema is what the code says', async () => {
  const built = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
  expect(built.access).toEqual(access);
  const committed = join(workspaceRoot(), 'apps/rectification/schema.graphql');
  expect(built.sdl).toBe(readFileSync(committed, 'utf8'));
});

describe('rows', () => {
  let house: Harness;
  let world: World;
  let problemId: string;
  let ledgerItemId: string;
  let answerKey: string;

  beforeAll(async () => {
    house = await rectificationHarness();
    world = new World(house);
    const opinion = await world.acceptedOpinion();
    ({ answerKey, problemId } = opinion);
    ledgerItemId = await world.registered(problemId);
    await world.walk(ledgerItemId, 'giveFeedback');
    const { pickupCode } = opinion;
    const disagreement = { pickupCode, satisfied: false, remark: '没有改' };
    await world.do(Actor.anonymous(), 'respondToAnswer', disagreement, 'state');
    const weak = await world.weakDimension();
    const weakItem = await world.registered(weak.problemId);
    await world.walk(weakItem, 'giveFeedback', { remeasureDueOn: '2026-06-01' });
  });
  afterAll(() => house.stop());

  const mutations = (): [verb: string, input: object, refusal: string][] => {
    const text = '文字';
    const item = { ledgerItemId };
    return [
      ['confirmProblem', { problemId }, 'PROBLEM_NOT_FOUND'],
      ['rejectProblem', { problemId, reason: text }, 'PROBLEM_NOT_FOUND'],
      [
        'registerLedgerItem',
        { problemId, kind: 'INSTITUTION', content: text },
        'PROBLEM_NOT_FOUND',
      ],
      ['undertakeLedgerItem', item, 'LEDGER_ITEM_NOT_FOUND'],
      ['reportMeasure', { ...item, text }, 'LEDGER_ITEM_NOT_FOUND'],
      ['leaveOversightNote', { ...item, text }, 'LEDGER_ITEM_NOT_FOUND'],
      ['reportCompletion', { ...item, summary: text, evidence }, 'LEDGER_ITEM_NOT_FOUND'],
      ['returnCompletion', { ...item, reason: text }, 'LEDGER_ITEM_NOT_FOUND'],
      ['verifyCompletion', item, 'LEDGER_ITEM_NOT_FOUND'],
      ['strikeOffLedgerItem', item, 'LEDGER_ITEM_NOT_FOUND'],
      ['giveFeedback', { ...item, text }, 'LEDGER_ITEM_NOT_FOUND'],
      ['reopenLedgerItem', { ...item, reason: text }, 'LEDGER_ITEM_NOT_FOUND'],
    ];
  };

  const everything = `problem(id: $p) { id } ledgerItem(id: $l) { id content }
    problems(campaignId: $c) { id } ledgerItems(campaignId: $c) { id history { remark } }`;
  const readAll = (actor: Actor): Promise<GraphQLAnswer> =>
    house.graph.as(actor, `query ($p: ID!, $l: ID!, $c: ID!) { ${everything} }`, {
      p: problemId,
      l: ledgerItemId,
      c: world.campaignId,
    });

  it('look to an outsider, to the unit next door and to its supervision group as if they were not there', async () => {
    for (const stranger of [anOutsider(), world.otherUnit, world.otherSupervisor]) {
      const { data } = await readAll(stranger);
      expect(data).toEqual({ problem: null, ledgerItem: null, problems: [], ledgerItems: [] });
      const allowed = mutations().filter(([verb]) =>
        stranger.can(access[`Mutation.${verb}` as keyof typeof access] as 'ledger:read'),
      );
      expect(allowed.length).toBeGreaterThan(3);
      for (const [verb, input, refusal] of allowed)
        expect([verb, codeOf(await world.ask(stranger, verb, input))]).toEqual([verb, refusal]);
    }
  });

  it('are covered by the outsider test for every mutation that needs a right', () => {
    const tested = mutations().map(([verb]) => `Mutation.${verb}`);
    const rights = Object.keys(access).filter(
      (field) => field.startsWith('Mutation.') && field !== 'Mutation.respondToAnswer',
    );
    expect(tested.sort()).toEqual(rights.sort());
    const outsider = anOutsider();
    expect(
      rights.filter((field) => !outsider.can(access[field as 'Query.problem'] as 'ledger:read')),
    ).toEqual([]);
  });

  it('are seen by their unit, their supervision group and the office', async () => {
    for (const actor of [world.principal, world.supervisor, world.office]) {
      const { data } = await readAll(actor);
      expect(data).toMatchObject({ problem: { id: problemId }, ledgerItem: { id: ledgerItemId } });
      expect(data?.['problems']).toHaveLength(2);
      expect(data?.['ledgerItems']).toHaveLength(2);
    }
  });

  it('are not for staff, nor for the city level, nor for somebody who has not signed in', async () => {
    const city = new Actor({
      kind: 'person',
      personId: newId(),
      grants: [{ role: 'city-office' }],
    });
    const refusals: [Actor, string][] = [
      [world.staff, 'FORBIDDEN'],
      [city, 'FORBIDDEN'],
      [Actor.anonymous(), 'UNAUTHENTICATED'],
    ];
    for (const [actor, code] of refusals) {
      expect(codeOf(await readAll(actor))).toBe(code);
      const unit = { __typename: 'Unit', id: world.unitId };
      const problems = `problems(campaignId: "${world.campaignId}") { id }`;
      expect(await house.graph.entity(actor, unit, problems)).toEqual({ problems: [] });
      for (const __typename of ['Problem', 'LedgerItem']) {
        const id = __typename === 'Problem' ? problemId : ledgerItemId;
        expect(await house.graph.entity(actor, { __typename, id }, 'id')).toBeNull();
      }
    }
  });

  it('cannot be reached by a stranger through a reference', async () => {
    const unit = { __typename: 'Unit', id: world.unitId };
    const problems = `problems(campaignId: "${world.campaignId}") { id }`;
    for (const stranger of [anOutsider(), world.otherUnit, world.otherSupervisor]) {
      const ask = (__typename: string, id: string) =>
        house.graph.entity(stranger, { __typename, id }, 'id state');
      expect(await ask('Problem', problemId)).toBeNull();
      expect(await ask('LedgerItem', ledgerItemId)).toBeNull();
      expect(await house.graph.entity(stranger, unit, problems)).toEqual({ problems: [] });
    }
    const asked = await house.graph.entity(
      world.principal,
      { __typename: 'Problem', id: problemId },
      'id',
    );
    expect(asked).toEqual({ id: problemId });
  });

  it('R001.46 open an answer to whoever holds its key, and an empty receipt to whoever does not', async () => {
    const receipt = (key: string) =>
      house.graph.entity(
        Actor.anonymous(),
        { __typename: 'OpinionReceipt', answerKey: key },
        'state answers { text }',
      );
    expect(await receipt(answerKey)).toMatchObject({ state: 'REOPENED', answers: [{}] });
    expect(await receipt('f'.repeat(64))).toEqual({ state: null, answers: [] });
    expect(await receipt('nonsense')).toEqual({ state: null, answers: [] });
  });

  it('answer nonsense instead of an id with nothing', async () => {
    const query = `{ problem(id: "x") { id } ledgerItem(id: "x") { id } problems(campaignId: "x") { id } ledgerItems(campaignId: "x") { id } }`;
    const { data } = await house.graph.as(world.office, query);
    expect(data).toEqual({ problem: null, ledgerItem: null, problems: [], ledgerItems: [] });
  });

  it('stay hidden when a WHERE is forgotten: every table with a bureau shows nothing to another one', async () => {
    const tables = await house.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'bureau_id' ORDER BY 1`,
    );
    const reads = new ScopedReads({ url: house.database.url, applicationName: 'forgotten' });
    const seen = [];
    for (const { name } of tables) {
      const counts = [world.bureauId, newId(), null].map((bureauId) =>
        reads.rows<{ n: number }>({ bureauId }, `SELECT count(*)::int AS n FROM ${name}`),
      );
      const [own, others, nobody] = (await Promise.all(counts)).map(([row]) => row?.n);
      if (own === 0) throw new Error(`nothing to hide in ${name}: the test proves nothing`);
      seen.push([name, others, nobody]);
    }
    await reads.close();
    expect(seen).toEqual(tables.map(({ name }) => [name, 0, 0]));
    expect(tables).toHaveLength(8);
  });

  it('need 33: cannot be rewritten or removed by the service: neither sources nor history, evidence or answers', async () => {
    const app = new Client({ connectionString: house.database.url });
    await app.connect();
    const refused = async (sql: string) =>
      app.query(sql).then(
        () => `${sql} was let through`,
        (error: { code: string }) => error.code,
      );
    const writtenOnce = {
      problem_source: 'kind',
      ledger_item_history: 'move',
      evidence: 'sha256',
      public_answer: 'text',
      answer_response: 'remark',
      answer_key_bureau: 'answer_key_hash',
    };
    for (const [table, column] of Object.entries(writtenOnce)) {
      expect(await refused(`UPDATE ${table} SET ${column} = 'x'`)).toBe('42501');
      expect(await refused(`DELETE FROM ${table}`)).toBe('42501');
    }
    for (const table of ['problem', 'ledger_item', 'remeasurement'])
      expect(await refused(`DELETE FROM ${table}`)).toBe('42501');
    await app.end();
  });

  it('R001.45 are worked on by the unit, checked by the group and struck off by the office, by no other role', async () => {
    const { bureauId, unitId } = world;
    const roles: [Actor, string[]][] = [
      [
        world.principal,
        [
          'confirmProblem',
          'registerLedgerItem',
          'reportMeasure',
          'reportCompletion',
          'giveFeedback',
        ],
      ],
      [
        world.supervisor,
        ['leaveOversightNote', 'returnCompletion', 'verifyCompletion', 'reopenLedgerItem'],
      ],
      [
        world.office,
        [
          'confirmProblem',
          'rejectProblem',
          'registerLedgerItem',
          'undertakeLedgerItem',
          'strikeOffLedgerItem',
          'giveFeedback',
          'reopenLedgerItem',
        ],
      ],
      [anActor('department-head', { bureauId, unitId }), []],
      [world.staff, []],
    ];
    for (const [actor, mayDo] of roles) {
      const forbidden = [];
      for (const [verb, input] of mutations())
        if (codeOf(await world.ask(actor, verb, ofNothing(input))) === 'FORBIDDEN')
          forbidden.push(verb);
      const all = mutations().map(([verb]) => verb);
      expect(forbidden).toEqual(all.filter((verb) => !mayDo.includes(verb)));
    }
  });
});

function codeOf(answer: GraphQLAnswer): unknown {
  return answer.errors?.[0]?.extensions['code'];
}

/** The same input about an object that does not exist. */
function ofNothing(input: object): object {
  const entries = Object.entries(input).map(([name, value]) => [
    name,
    name.endsWith('Id') ? newId() : value,
  ]);
  return Object.fromEntries(entries) as object;
}
