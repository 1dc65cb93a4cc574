import {
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';
import type { SubgraphSchemas } from './compose-supergraph';

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

interface Entity {
  readonly subgraph: string;
  readonly node: ObjectNode;
}

/**
 * Fields that promise data of another service: non-null fields added to an entity that another subgraph owns, and
 * non-null references to such an entity. When that service is away, GraphQL nulls the whole object around them and
 * the data that is there is lost with it (quality.md R9). They should be nullable.
 */
export function fragileJoins(schemas: SubgraphSchemas): string[] {
  const types = Object.entries(schemas).flatMap(([subgraph, sdl]) =>
    parse(sdl)
      .definitions.filter(isObject)
      .map((node): Entity => ({ subgraph, node })),
  );
  const owners = ownersOf(types.filter(({ node }) => isEntity(node)));
  return types
    .flatMap(({ subgraph, node }) =>
      (node.fields ?? [])
        .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
        .filter((field) => {
          const isForeign = (type: string) => (owners.get(type) ?? subgraph) !== subgraph;
          const isAdded = isForeign(node.name.value) && !keysOf(node).includes(field.name.value);
          return isAdded || isForeign(namedTypeOf(field));
        })
        .map((field) => `${subgraph}: ${node.name.value}.${field.name.value}`),
    )
    .sort();
}

/** The owner of an entity is the subgraph that knows most about it. */
function ownersOf(entities: readonly Entity[]): Map<string, string> {
  const most = new Map<string, { subgraph: string; fields: number }>();
  for (const { subgraph, node } of entities) {
    const fields = (node.fields ?? []).length;
    const known = most.get(node.name.value);
    if (!known || fields > known.fields) most.set(node.name.value, { subgraph, fields });
  }
  return new Map([...most].map(([type, { subgraph }]) => [type, subgraph]));
}

function isObject(node: { kind: string }): node is ObjectNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
}

function isEntity(node: ObjectNode): boolean {
  return keysOf(node).length > 0;
}

function keysOf({ directives = [] }: ObjectNode): string[] {
  return directives
    .filter(({ name }) => name.value === 'key')
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ value }) => (value.kind === Kind.STRING ? value.value.split(/\s+/) : []));
}

function namedTypeOf(field: FieldDefinitionNode): string {
  let { type } = field;
  while (type.kind !== Kind.NAMED_TYPE) ({ type } = type);
  return type.name.value;
}
