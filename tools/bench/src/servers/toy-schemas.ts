/** Two subgraphs of the two-hop operation: tasks, each with its unit from the other one (facts.md, "Naive baseline"). */
export const toySchemas = {
  organization: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { units(first: Int!): [Unit!]! }
    type Unit @key(fields: "id") { id: ID! name: String! unitType: String! phone: String beds: Int open: Boolean! }`,
  rectification: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { tasks(first: Int!): [Task!]! }
    type Task @key(fields: "id") { id: ID! title: String! due: String! state: String! unit: Unit! }
    type Unit @key(fields: "id", resolvable: false) { id: ID! }`,
} as const;

export type ToyName = keyof typeof toySchemas;

const unit = (at: number) => ({
  id: `u${at}`,
  name: `第 ${at} 人民医院`,
  unitType: 'general-hospital',
  phone: null,
  beds: at * 3,
  open: at % 2 === 0,
});
const units = Array.from({ length: 200 }, (_, at) => unit(at));
const tasks = Array.from({ length: 2_000 }, (_, at) => ({
  id: `t${at}`,
  title: `整改事项 ${at}`,
  due: '2026-06-30',
  state: 'IN_PROGRESS',
  unit: { __typename: 'Unit', id: `u${at % 200}` },
}));

export const toyResolvers = {
  organization: {
    Query: { units: (_: unknown, { first }: { first: number }) => units.slice(0, first) },
    Unit: { __resolveReference: ({ id }: { id: string }) => units[Number(id.slice(1))] },
  },
  rectification: {
    Query: { tasks: (_: unknown, { first }: { first: number }) => tasks.slice(0, first) },
  },
} as const;

export const twoHops =
  'query ($first: Int!) { tasks(first: $first) { id title due state unit { id name unitType } } }';

const aliases = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'];

/** One call for the lists and one for the units of each of them: at 70 tasks about 90 kB. */
export const aDozenCalls = `query ($first: Int!) { ${aliases
  .map((alias) => `${alias}: tasks(first: $first) { id title due state unit { id name unitType } }`)
  .join(' ')} }`;
