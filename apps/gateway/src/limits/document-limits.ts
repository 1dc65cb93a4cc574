import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  visit,
} from 'graphql';
import {
  type LimitName,
  OperationTooLarge,
  ReservedAlias,
  SubscriptionsNotOffered,
  SyntaxRefused,
} from './limits.errors';
import { type Measure, SelectionMeasure } from './selection-measure';

export type DocumentLimits = Readonly<Record<LimitName, number>>;

/** Generous for every operation of our own clients, far below what hurts (quality.md S1, S2). */
export const documentLimits: DocumentLimits = {
  tokens: 2_000,
  depth: 16,
  cost: 5_000,
  aliases: 15,
  directives: 5,
  rootFields: 20,
  fieldsPerSelection: 100,
  nameLength: 80,
  operations: 20,
};

/**
 * Refuses a document that is too large in any dimension. Runs before GraphQL's own validation, whose cost grows with
 * the square of the number of fields (the stock gateway: 3.5 s of CPU for 1 000 aliases). Throws a Refusal.
 */
export function checkDocument(
  source: string,
  limits: DocumentLimits = documentLimits,
): DocumentNode {
  const document = parsed(source, limits.tokens);
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  within('operations', operations.length, limits);
  if (operations.some(({ operation }) => operation === OperationTypeNode.SUBSCRIPTION))
    throw new SubscriptionsNotOffered();
  const measure = new SelectionMeasure(fragmentsOf(document));
  for (const operation of operations)
    checkOperation(operation, measure.of(operation.selectionSet), limits);
  // Fragments nobody spreads are validated too, so they must be small as well.
  for (const fragment of fragmentsOf(document).values())
    checkSelection(measure.of(fragment.selectionSet), limits);
  checkNames(document, limits);
  return document;
}

function checkOperation(
  operation: OperationDefinitionNode,
  measure: Measure,
  limits: DocumentLimits,
): void {
  within('rootFields', measure.fields, limits);
  checkSelection(measure, limits);
  const onVariables = (operation.variableDefinitions ?? []).reduce(
    (sum, { directives }) => sum + (directives?.length ?? 0),
    0,
  );
  within(
    'directives',
    measure.directives + onVariables + (operation.directives?.length ?? 0),
    limits,
  );
}

function checkSelection(measure: Measure, limits: DocumentLimits): void {
  within('depth', measure.depth, limits);
  within('cost', measure.cost, limits);
  within('aliases', measure.aliases, limits);
  within('directives', measure.directives, limits);
  within('fieldsPerSelection', measure.widest, limits);
}

function checkNames(document: DocumentNode, limits: DocumentLimits): void {
  visit(document, {
    Name: ({ value }) => within('nameLength', value.length, limits),
    Field: ({ alias }) => {
      if (alias?.value.startsWith('__')) throw new ReservedAlias();
    },
  });
}

function within(limit: LimitName, measured: number, limits: DocumentLimits): void {
  if (measured > limits[limit]) throw new OperationTooLarge(limit, limits[limit]);
}

function parsed(source: string, maxTokens: number): DocumentNode {
  try {
    return parse(source, { maxTokens, noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (/ \d+ tokens\./.test(error.message)) throw new OperationTooLarge('tokens', maxTokens);
    throw new SyntaxRefused(error.message.slice(0, 200));
  }
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
}
