import type { GraphQLFormattedError } from 'graphql';

// What subgraphs' refusals carry beside their code are small flat details (house.md §2.6); these never leave.
const internal = new Set([
  'serviceName',
  'stacktrace',
  'exception',
  'response',
  'query',
  'variables',
  'originalError',
  'http',
]);
// What Apollo calls an error that nobody gave a code.
const unexpected = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);
const longestMessage = 500;

/** The last word on every error: keeps code and details, drops what tells about the inside. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { path, locations } = formatted;
  const code = String(formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  const extensions = Object.fromEntries(
    Object.entries(formatted.extensions ?? {}).filter(([name]) => !internal.has(name)),
  );
  return {
    message: messageOf(formatted, code),
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    extensions: { ...extensions, code },
  };
}

function messageOf({ message, extensions }: GraphQLFormattedError, code: string): string {
  // A subgraph's own "unexpected error" names a reference for its log; any other must not name its cause.
  if (unexpected.has(code) && extensions?.['reference'] === undefined)
    return 'Something went wrong.';
  return withoutValue(withoutSuggestion(message)).slice(0, longestMessage);
}

// graphql-js repeats the rejected value, which may be somebody's name or phone number.
function withoutValue(message: string): string {
  const [, variable, place] =
    /^Variable "(\$\w+)" got invalid value [\s\S]*?(?: at "([^"]+)")?; /.exec(message) ?? [];
  if (variable === undefined) return message;
  return `Variable "${variable}" holds an invalid value${place === undefined ? '' : ` at "${place}"`}.`;
}

// "Did you mean …?" lets strangers read a schema that introspection does not show them.
function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean[\s\S]+\?$/, '');
}
