import { Kind, parse, type SelectionNode } from 'graphql';

/**
 * Where in a subgraph's part of the answer data is missing when it gave none: the root fields, or the fields of the
 * first entity (the gateway turns that into the place in the whole answer).
 */
export function failedPaths(subgraphOperation: string): (string | number)[][] {
  const [operation] = parse(subgraphOperation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [[]];
  const [first] = operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD || first.name.value !== '_entities')
    return names(operation.selectionSet.selections).map((name) => [name]);
  const fields = names(first.selectionSet?.selections ?? []);
  return [...new Set(fields)].map((name) => ['_entities', 0, name]);
}

function names(selections: readonly SelectionNode[]): string[] {
  return selections
    .flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
      return selection.kind === Kind.INLINE_FRAGMENT
        ? names(selection.selectionSet.selections)
        : [];
    })
    .filter((name) => name !== '__typename');
}
