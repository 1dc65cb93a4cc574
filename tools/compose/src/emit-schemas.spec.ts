import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CompositionFailed } from './compose.errors';
import { composeSupergraph } from './compose-supergraph';
import { voterOperations } from '@huiyin/ballot-client';
import { emitSchemas } from './emit-schemas';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const units = `${link}type Query { units: [Unit!]! }\ntype Unit @key(fields: "id") { id: ID! title: String! }`;
const duties = `${link}type Unit @key(fields: "id") { id: ID! duties: [String!] }`;

describe('composing the supergraph', () => {
  it('joins the fields of one entity from two subgraphs', () => {
    const supergraph = composeSupergraph({ organization: units, campaigns: duties });
    expect(supergraph).toContain(
      '@join__graph(name: "campaigns", url: "http://campaigns.internal/graphql")',
    );
    expect(supergraph).toContain('duties: [String!] @join__field(graph: CAMPAIGNS)');
  });

  it.each([
    [
      'a field of two types',
      { a: units, b: units.replace('title: String!', 'title: Int!') },
      /title/,
    ],
    ['text that is no GraphQL', { a: 'type {' }, /\[a\] is not GraphQL/],
  ])('refuses %s and says what is wrong', (_what, schemas, problem) => {
    expect(() => composeSupergraph(schemas)).toThrow(CompositionFailed);
    expect(() => composeSupergraph(schemas)).toThrow(problem);
  });
});

describe('emitting the schemas', () => {
  let root: string;
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const prints = (subgraph: string, sdl: string) =>
    put(
      `dist/apps/${subgraph}/src/print-schema.js`,
      `process.stdout.write(${JSON.stringify(sdl)})`,
    );
  const emit = (isCheck: boolean) =>
    emitSchemas({ root, subgraphs: ['organization', 'campaigns'], isCheck });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'huiyin-compose-'));
    for (const app of ['organization', 'campaigns', 'gateway']) put(`apps/${app}/README.md`, '');
    prints('organization', units);
    prints('campaigns', duties);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('writes each schema and the supergraph, and finds them in order afterwards', async () => {
    expect((await emit(true)).exitCode).toBe(1);
    expect((await emit(false)).exitCode).toBe(0);
    expect(readFileSync(join(root, 'apps/organization/schema.graphql'), 'utf8')).toContain('units');
    expect(await emit(true)).toMatchObject({ exitCode: 0 });
  });

  it('names the files that drifted, and leaves them alone when it only checks', async () => {
    await emit(false);
    prints('campaigns', duties.replace('duties', 'obligations'));
    const { exitCode, lines } = await emit(true);
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toContain('apps/campaigns/schema.graphql');
    expect(lines.join('\n')).toContain('apps/gateway/supergraph.graphql');
    expect(lines.join('\n')).not.toContain('apps/organization/schema.graphql');
    expect(readFileSync(join(root, 'apps/campaigns/schema.graphql'), 'utf8')).toContain('duties');
  });

  it('registers the operations of the walk and of voters’ devices by their names, and refuses one without', async () => {
    put('docs/walk/01-units.graphql', 'query Units { units { id } }');
    await emit(false);
    const manifest = JSON.parse(
      readFileSync(join(root, 'apps/gateway/operations.json'), 'utf8'),
    ) as { operations: { id: string; body: string }[] };
    expect(manifest.operations[0]).toMatchObject({ id: 'Units', type: 'query' });
    const voters = manifest.operations.slice(1).map(({ id, body }) => [id, body]);
    expect(Object.fromEntries(voters)).toEqual(voterOperations); // a voter's device sends just these texts
    put('docs/walk/02-units.graphql', '{ units { id } }');
    expect((await emit(false)).lines.join()).toContain('docs/walk/02-units.graphql');
  });

  it('says which subgraph did not print its schema', async () => {
    put(
      'dist/apps/campaigns/src/print-schema.js',
      'throw new Error("no permission beside Query.units")',
    );
    const { exitCode, lines } = await emit(false);
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toMatch(
      /campaigns did not print its schema: [^]*no permission beside/,
    );
  });
});
