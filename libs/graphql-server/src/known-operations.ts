import type { CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** An operation of a GraphQL request, before anybody looked whether it is one. */
export interface AskedOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
}

/**
 * Operations that were parsed, validated and compiled before, by their exact text: whoever finds one here need not do
 * any of it again. The gateway sends few texts and sends them often.
 */
export class KnownOperations {
  private readonly compiled = new LRUCache<string, CompiledQuery>({ max: 1_000 });

  find(operation: AskedOperation): CompiledQuery | undefined {
    return this.compiled.get(keyOf(operation));
  }

  keep(operation: AskedOperation, compiled: CompiledQuery): void {
    this.compiled.set(keyOf(operation), compiled);
  }
}

// A name cannot hold a line feed (GraphQL §2.1.9): no two operations share a key.
function keyOf({ query, operationName }: AskedOperation): string {
  return operationName ? `${operationName}\n${query}` : `\n${query}`;
}
