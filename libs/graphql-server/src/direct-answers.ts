import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { withRealErrors } from './jit-executor';
import type { KnownOperations } from './known-operations';

export type ErrorFormatter = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

interface PlainRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

/**
 * Answers operations that Apollo Server let through before, without its pipeline (docs/performance.md, P6): no second
 * parse, validation or negotiation. Whatever is unusual about a request is left to Apollo: that is a `null` here.
 */
export class DirectAnswers {
  constructor(
    private readonly known: KnownOperations,
    private readonly format: ErrorFormatter,
    /** Told of errors before they are formatted. */
    private readonly onErrors: (errors: readonly GraphQLError[], context: never) => void,
  ) {}

  /** The JSON text of the answer (HTTP 200), or null when Apollo Server must look at the request. */
  async to(body: unknown, makeContext: () => unknown): Promise<string | null> {
    if (!isPlainRequest(body)) return null;
    const compiled = this.known.find(body);
    if (!compiled) return null;
    const context = makeContext();
    const result = await executed(compiled, context, body.variables ?? {});
    // Nothing was executed, because the variables do not fit: Apollo knows the status and the words for that.
    if (result.data === undefined) return null;
    const { errors: thrown } = withRealErrors(result);
    if (thrown) this.onErrors(thrown, context as never);
    const errors = thrown?.map((error) => this.formatted(error));
    return `${JSON.stringify({ errors, data: result.data })}\n`; // to the byte what Apollo writes
  }

  private formatted(error: GraphQLError): GraphQLFormattedError {
    const { code = 'INTERNAL_SERVER_ERROR', ...others } = error.extensions;
    return this.format({ ...error.toJSON(), extensions: { ...others, code } }, error);
  }
}

async function executed(
  { query }: CompiledQuery,
  context: unknown,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  try {
    return await query(undefined, context, variables);
  } catch (error) {
    // Not the resolvers' errors, those are in the result: the compiled code itself failed, after it may have acted.
    const originalError = error instanceof Error ? error : new Error(String(error));
    return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
  }
}

// `extensions` may ask for a persisted query; JSON of another shape is refused in Apollo's words.
function isPlainRequest(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null) return false;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  return (
    typeof query === 'string' &&
    (operationName === undefined || typeof operationName === 'string') &&
    (variables === undefined ||
      (typeof variables === 'object' && variables !== null && !Array.isArray(variables))) &&
    extensions === undefined
  );
}
