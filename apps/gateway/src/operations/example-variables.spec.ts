import { buildSchema, getVariableValues, Kind, parse } from 'graphql';
import { exampleVariables } from './example-variables';

const schema = buildSchema(`
  scalar DateTime
  enum Kind { A B }
  input Inner { at: DateTime!  kind: Kind!  note: String }
  input Outer { inner: Inner!  all: [Inner!]!  count: Int! = 3  ratio: Float! }
  type Query { q(a: Outer!, b: ID!, c: Boolean!, d: Int): String }`);

it('finds variables for every required input, and none for the others', () => {
  const [operation] = parse(
    'query ($a: Outer!, $b: ID!, $c: Boolean!, $d: Int, $e: Int! = 5) { q(a: $a, b: $b, c: $c, d: $d) }',
  ).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('cannot happen');
  const variables = exampleVariables(schema, operation);
  expect(variables).toEqual({
    a: { inner: { at: '', kind: 'A' }, all: [], ratio: 0 },
    b: '',
    c: false,
  });
  expect(
    getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors,
  ).toBeUndefined();
});
