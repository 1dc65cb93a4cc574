import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, type GraphQLSchema, isNonNullType, isObjectType, parse } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { workspaceRoot } from '@huiyin/kernel';

const owners: Readonly<Record<string, string>> = {
  Bureau: 'organization',
  Unit: 'organization',
  Person: 'organization',
  SupervisionGroup: 'organization',
  Campaign: 'campaigns',
  Appraisal: 'evaluations',
  Opinion: 'evaluations',
  OpinionReceipt: 'evaluations',
  Problem: 'rectification',
  LedgerItem: 'rectification',
};

/** Fields that would take a whole answer down with one missing service: of, or on, an entity another subgraph owns. */
function hardEdges(subgraph: string, schema: GraphQLSchema): string[] {
  const foreign = (type: string) => owners[type] !== undefined && owners[type] !== subgraph;
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !['Query', 'Mutation', '_Service'].includes(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && !['id', 'answerKey'].includes(field.name))
        .filter((field) => foreign(type.name) || foreign(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    );
}

const sdlOf = (subgraph: string) =>
  buildSubgraphSchema(
    parse(readFileSync(join(workspaceRoot(__dirname), 'apps', subgraph, 'schema.graphql'), 'utf8')),
  );

describe('the edges between subgraphs', () => {
  it.each([...new Set(Object.values(owners))])(
    'are nullable in %s: a missing service leaves a gap, not a ruin',
    (subgraph) => {
      expect(hardEdges(subgraph, sdlOf(subgraph))).toEqual([]);
    },
  );

  it('are seen when they are hard', () => {
    const hard = buildSubgraphSchema(
      parse(
        'type Unit @key(fields: "id") { id: ID! duties: [String!]! } type Duty { unit: Unit! }',
      ),
    );
    expect(hardEdges('campaigns', hard)).toEqual(['Unit.duties', 'Duty.unit']);
  });
});
