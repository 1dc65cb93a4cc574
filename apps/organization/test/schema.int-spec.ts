import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subgraphSchema } from '@huiyin/graphql-server';
import { subgraphDefinition } from '../src/subgraph';

it('the committed schema.graphql is what the code says (print-schema)', async () => {
  const { sdl } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
  expect(readFileSync(join(__dirname, '../schema.graphql'), 'utf8')).toBe(sdl);
});

it('R000.81 no field of the graph is a raw number, a draft, a subject or a national id', async () => {
  const { schema } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type ? Object.keys(type.getFields()) : [],
  );
  expect(
    fields.filter((name) =>
      ['raw', 'digits', 'draft', 'sourceText', 'subject', 'nameKey', 'nationalId'].includes(name),
    ),
  ).toEqual([]);
});
