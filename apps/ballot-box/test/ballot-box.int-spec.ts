import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { subgraphSchema } from '@huiyin/graphql-server';
import { Actor } from '@huiyin/identity';
import { newId, workspaceRoot } from '@huiyin/kernel';
import { anActor, GraphQLTester, testActorKey } from '@huiyin/testing';
import { type BallotBoxProcess, compose } from '../src/composition';
import { subgraphDefinition } from '../src/subgraph';
import { type OneAppraisal, oneAppraisal } from './one-appraisal';

jest.setTimeout(60_000);

const nobody = Actor.anonymous();
const castBallot = 'mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }';
const ticketStatus =
  'query ($appraisal: ID!, $ticket: ID!) { ticketStatus(appraisalId: $appraisal, ticketId: $ticket) }';

describe('the process of the ballot box', () => {
  let scene: OneAppraisal;
  let box: BallotBoxProcess;
  let base: string;
  let graph: GraphQLTester;
  const written: string[] = [];

  beforeAll(async () => {
    scene = await oneAppraisal();
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        written.push(String(chunk));
        done();
      },
    });
    const environment = {
      http: { host: '127.0.0.1', port: 0 },
      logLevel: 'debug',
      database: { url: scene.database.urlAs('evaluations_box'), poolSize: 4 },
      actorKey: testActorKey,
      boxKey: Buffer.alloc(32, 3),
    };
    box = await compose(environment, pino({ level: 'debug' }, sink) as never);
    const { url } = await box.start();
    base = url.replace('/graphql', '');
    graph = new GraphQLTester(url, 'ballot-box');
  });
  afterAll(async () => {
    await box.stop();
    await scene.database.drop();
  });

  const codeOf = (answer: Awaited<ReturnType<GraphQLTester['as']>>) =>
    answer.errors?.[0]?.extensions['code'];
  const cast = (input: unknown, by = nobody) => graph.as(by, castBallot, { input });

  it('has exactly two root fields, for everybody', async () => {
    const { access } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    expect(access).toEqual({ 'Query.ticketStatus': 'public', 'Mutation.castBallot': 'public' });
  });

  it('is committed as it is', async () => {
    const { sdl } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    expect(readFileSync(join(workspaceRoot(), 'apps/ballot-box/schema.graphql'), 'utf8')).toBe(sdl);
  });

  it('takes a ballot from nobody, says that it has it, and refuses whoever is signed in', async () => {
    const ballot = scene.ballot();
    const { data } = await cast(ballot);
    const { ticketId } = (data as { castBallot: { ticketId: string } }).castBallot;
    expect(ticketId).toMatch(/^[0-9a-f]{64}$/);
    const asked = { appraisal: scene.appraisalId, ticket: ticketId };
    expect((await graph.as(nobody, ticketStatus, asked)).data).toEqual({ ticketStatus: true });
    for (const role of ['staff', 'campaign-office', 'supervision-leader'] as const) {
      expect(codeOf(await cast(ballot, anActor(role, { bureauId: newId() })))).toBe(
        'BALLOT_MUST_BE_ANONYMOUS',
      );
      expect(
        codeOf(await graph.as(anActor(role, { bureauId: newId() }), ticketStatus, asked)),
      ).toBe('BALLOT_MUST_BE_ANONYMOUS');
    }
  });

  it('says which part of a ballot is wrong, and never repeats what was sent', async () => {
    const answer = await cast({ ...scene.ballot(), appraisalId: '某人', signature: '!!' });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    const { problems } = answer.errors?.[0]?.extensions as { problems: { field: string }[] };
    expect(problems.map(({ field }) => field).sort()).toEqual(['appraisalId', 'signature']);
    expect(JSON.stringify(answer)).not.toMatch(/某人|!!/);
    const status = await graph.as(nobody, ticketStatus, { appraisal: 'x', ticket: 'y' });
    expect(codeOf(status)).toBe('BAD_USER_INPUT');
  });

  it('S10 writes no line and counts nothing, whatever becomes of a ballot; no answer names a request', async () => {
    written.length = 0;
    const metricsBefore = await (await fetch(`${base}/metrics`)).text();
    const ballot = scene.ballot();
    const header = { 'x-request-id': 'planted-request', traceparent: '00-planted-01' };
    const answers = [
      await cast(ballot),
      await cast({ ...ballot, signature: ballot.signature.replace(/^.../, 'AAA') }),
      await cast({ ...ballot, appraisalId: newId() }),
      await cast({}),
      await cast(ballot, anActor('staff', { bureauId: newId() })),
      await (await graph.raw(header, { query: castBallot, variables: { input: ballot } })).text(),
    ];
    expect(JSON.stringify(answers)).not.toContain('planted');
    expect(written).toEqual([]);
    expect(await (await fetch(`${base}/metrics`)).text()).toBe(metricsBefore);
    expect(metricsBefore.trim()).toBe('');
  });

  it('S4 answers only the gateway, but says to anybody whether it is well', async () => {
    const direct = await fetch(`${base}/graphql`, { method: 'POST', body: '{}' });
    expect(direct.status).toBe(401);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });
});
