import { createServer } from 'node:http';
import { Pool } from 'undici';
import { stitchSettings } from './env';

/** What somebody would write by hand for this one operation: two calls and a join. The floor no general gateway reaches. */
const { tasks, units } = stitchSettings();
const poolOf = (url: string) => new Pool(new URL(url).origin, { connections: 64 });
const taskPool = poolOf(tasks);
const unitPool = poolOf(units);

async function ask(pool: Pool, query: string, variables: object): Promise<Record<string, never[]>> {
  const answer = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return ((await answer.body.json()) as { data: Record<string, never[]> }).data;
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    void stitch(JSON.parse(body) as { variables: { first: number } }).then((text) => {
      response.setHeader('content-type', 'application/json');
      response.end(text);
    });
  });
});

async function stitch({ variables }: { variables: { first: number } }): Promise<string> {
  const list = await ask(
    taskPool,
    'query ($first: Int!) { tasks(first: $first) { id title due state unit { id } } }',
    variables,
  );
  const found = (list['tasks'] ?? []) as { unit: { id: string } }[];
  const ids = [...new Set(found.map(({ unit }) => unit.id))];
  const { _entities } = await ask(
    unitPool,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { id name unitType } } }',
    { r: ids.map((id) => ({ __typename: 'Unit', id })) },
  );
  const byId = new Map(((_entities ?? []) as { id: string }[]).map((unit) => [unit.id, unit]));
  return JSON.stringify({
    data: { tasks: found.map((task) => ({ ...task, unit: byId.get(task.unit.id) })) },
  });
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({
    type: 'ready',
    port: typeof address === 'object' && address ? address.port : 0,
  });
});
