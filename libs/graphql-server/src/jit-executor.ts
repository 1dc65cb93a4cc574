import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { KnownOperations } from './known-operations';

/**
 * Apollo Server takes another executor only through its `gateway` option. Compiled once per document: lists of a
 * thousand objects no longer walk the AST per field. Apollo has parsed and validated what arrives here.
 */
export function jitExecutor(
  schema: GraphQLSchema,
  known: KnownOperations = new KnownOperations(),
): GatewayInterface {
  return {
    load: () =>
      Promise.resolve({
        executor: async ({ document, request, source, operationName, context }) => {
          const operation = { query: source, operationName };
          let query = known.find(operation);
          if (!query) {
            const fresh = compileQuery(schema, document, operationName ?? undefined);
            if (!isCompiledQuery(fresh)) return fresh as never;
            known.keep(operation, (query = fresh));
          }
          const result = await query.query(undefined, context, request.variables ?? {});
          return withRealErrors(result) as never;
        },
      }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}

/** graphql-jit's errors only look like GraphQLError: without `extensions`, nobody can format them. */
export function withRealErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  // Without data nothing was executed: the variables were refused.
  const wereExecuted = result.data !== undefined;
  return { ...result, errors: result.errors.map(wereExecuted ? resolverError : variableError) };
}

function resolverError(error: GraphQLError): GraphQLError {
  if (error.extensions !== undefined) return error;
  const { message, path, originalError } = error;
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? error });
}

/** Names the variable and the place in it, never the value, which may be an opinion's text. */
function variableError({ message }: GraphQLError): GraphQLError {
  const [, variable = 'a variable'] = /^Variable "(\$\w+)"/.exec(message) ?? [];
  const [, place = variable.slice(1)] = / at "([\w.[\]]+)"/.exec(message) ?? [];
  const [, expected] = /[Ee]xpected type "?([\w![\]]+)"?/.exec(message) ?? [];
  return new GraphQLError(`${variable} does not fit the schema at "${place}".`, {
    extensions: {
      code: 'BAD_USER_INPUT',
      kind: 'invalid',
      problems: [{ field: place, rule: 'type', ...(expected ? { expected } : {}) }],
    },
  });
}
