import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { ValidationError } from 'class-validator';
import { DomainError } from '@huiyin/kernel';
import type { Logger, QuietErrors } from '@huiyin/observability';
import { leavesNoTrace } from './leave-no-trace';

/** What a driver's error means to a caller; null when it is a bug. */
export type RefusalOf = (error: unknown) => DomainError | null;

/**
 * The one place where a refusal becomes an API answer, and where a bug becomes a reference number. Errors that were
 * marked by `leaveNoTrace` have no line of their own, and their answers no reference, which would be an identifier of a
 * request that must have none; their bugs go to `quiet`.
 */
export function createErrorFormatter(
  logger: Logger,
  refusalOf: RefusalOf = () => null,
  quiet?: Pick<QuietErrors, 'note'>,
) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const thrown = unwrapResolverError(error);
    const cause = thrown instanceof DomainError ? thrown : (refusalOf(thrown) ?? thrown);
    const isUnrecorded = leavesNoTrace(error) || leavesNoTrace(thrown);
    if (cause instanceof DomainError && cause !== thrown && !isUnrecorded)
      logger.warn({ err: thrown, code: cause.code }, 'refused for trouble below');
    const place = { ...(formatted.path ? { path: formatted.path } : {}) };
    if (cause instanceof DomainError)
      return {
        message: cause.message,
        ...place,
        extensions: { code: cause.code, kind: cause.kind, ...cause.details },
      };
    if (cause instanceof ArgumentValidationError)
      return {
        message: 'The input is not valid.',
        ...place,
        extensions: invalid(cause.extensions.validationErrors),
      };
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR')
      return {
        message: formatted.message,
        ...place,
        ...locations(formatted),
        extensions: { code, ...placeOfInput(formatted) },
      };
    if (isUnrecorded) {
      quiet?.note(cause);
      return {
        message: 'Something went wrong.',
        ...place,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      };
    }
    const reference = randomUUID();
    logger.error({ err: cause, reference }, 'unexpected error');
    return {
      message: `Something went wrong (reference ${reference}).`,
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
    };
  };
}

/** What our own executor says of a variable that does not fit; nothing else of an error's extensions goes out. */
function placeOfInput({ extensions }: GraphQLFormattedError) {
  const problems = extensions?.['problems'];
  return Array.isArray(problems) ? { kind: 'invalid', problems } : {};
}

function locations(formatted: GraphQLFormattedError) {
  return formatted.locations ? { locations: formatted.locations } : {};
}

function invalid(errors: readonly ValidationError[] | undefined) {
  return {
    code: 'BAD_USER_INPUT',
    kind: 'invalid',
    problems: (errors ?? []).flatMap((error) => problemsOf(error, '')),
  };
}

// The place and the rule, never the rejected value: input may hold what must not be logged or echoed.
function problemsOf(
  error: ValidationError,
  above: string,
): { field: string; rule: string; message: string }[] {
  const field = above ? `${above}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    rule,
    message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}
