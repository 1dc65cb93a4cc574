import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { ArgumentValidationError, Directive, Extensions } from 'type-graphql';
import { DomainError } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import { leaveNoTrace } from './leave-no-trace';
import type { RequestContext } from './request-context';

type Outcome = 'ok' | 'refused' | 'denied' | 'failed';
type AnyResolver = GraphQLFieldResolver<unknown, RequestContext>;

const ids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const auditLogs = new WeakMap<Logger, Logger>();

/**
 * For a field that no line may stand for although only the signed-in may call it. A line for "asked for a ticket"
 * would tell when, and with it whose ballot came next (quality.md S10); the issuance list itself is the record, without time.
 * Neither an audit line here nor, by the tag, a line, a count or a duration in the gateway.
 */
export function WithoutAudit(): MethodDecorator & PropertyDecorator {
  return ((target: object, key: string, descriptor: PropertyDescriptor) => {
    Extensions({ audit: false })(target, key, descriptor);
    Directive('@tag(name: "unrecorded")')(target, key, descriptor);
  }) as MethodDecorator & PropertyDecorator;
}

/**
 * S15, MLPS 2.0 level 3 8.1.4.3: one line for each mutation of a signed-in person, whatever becomes of it. Around the
 * resolvers, so that no way of executing an operation passes it by. Fields for everybody have none: a line about a ballot
 * or an opinion would name its sender.
 */
export function auditMutations(
  schema: GraphQLSchema,
  resolvers: Record<string, Record<string, unknown>>,
): void {
  const signedIn = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ extensions }) => extensions['permission'] !== 'public',
  );
  for (const { name, extensions } of signedIn) {
    const mutations = resolvers['Mutation'];
    const resolve = mutations?.[name];
    if (!mutations || typeof resolve !== 'function')
      throw new Error(`cannot happen: the mutation "${name}" has no resolver to audit`);
    mutations[name] =
      extensions['audit'] === false
        ? traceless(resolve as AnyResolver)
        : audit(`Mutation.${name}`, resolve as AnyResolver);
  }
}

/** Somebody signed in asked for a field their roles do not include; mutations have a line already. */
export function auditDenial(context: RequestContext, field: string, code: string): void {
  if (!field.startsWith('Mutation.')) write(context, { field, outcome: 'denied', code });
}

type AuditedContext = Pick<RequestContext, 'actor' | 'logger' | 'requestId'>;

/** One line for each file somebody signed in sent or fetched. */
export function auditFile(context: AuditedContext, field: string, objectId?: string): void {
  write(context, { field, outcome: 'ok', ...objectOf(objectId ?? null) });
}

/** The same for a file that was refused or failed. */
export function auditFileRefusal(context: AuditedContext, field: string, error: unknown): void {
  write(context, { field, ...outcomeOf(error) });
}

/** What fails in it is not logged either. */
function traceless(resolve: AnyResolver): AnyResolver {
  return async (...given) => {
    try {
      return (await resolve(...given)) as unknown;
    } catch (error) {
      leaveNoTrace(error);
      throw error;
    }
  };
}

function audit(field: string, resolve: AnyResolver): AnyResolver {
  return async (root, args: Record<string, unknown>, context, info) => {
    try {
      const result: unknown = await resolve(root, args, context, info);
      write(context, { field, outcome: 'ok', ...objectOf(idIn(result) ?? firstIdIn(args)) });
      return result;
    } catch (error) {
      write(context, { field, ...outcomeOf(error), ...objectOf(firstIdIn(args)) });
      throw error;
    }
  };
}

interface Line {
  readonly field: string;
  readonly outcome: Outcome;
  readonly code?: string;
  readonly objectId?: string;
}

function write({ actor, logger, requestId }: AuditedContext, line: Line): void {
  if (actor.personId === null) return;
  const { personId, bureauId } = actor;
  auditLogOf(logger).info({ audit: { personId, bureauId, ...line }, requestId }, 'audit');
}

/** At any log level: who turns the logs down does not turn the audit off. Silent (tests) stays silent. */
function auditLogOf(logger: Logger): Logger {
  const known = auditLogs.get(logger);
  if (known) return known;
  const log = logger.child({}, logger.level === 'silent' ? {} : { level: 'info' });
  auditLogs.set(logger, log);
  return log;
}

function outcomeOf(error: unknown): Pick<Line, 'outcome' | 'code'> {
  if (error instanceof DomainError)
    return { outcome: error.kind === 'forbidden' ? 'denied' : 'refused', code: error.code };
  return error instanceof ArgumentValidationError
    ? { outcome: 'refused', code: 'BAD_USER_INPUT' }
    : { outcome: 'failed' };
}

function objectOf(objectId: string | null): Pick<Line, 'objectId'> {
  return objectId === null ? {} : { objectId };
}

function idIn(value: unknown): string | null {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && ids.test(id) ? id : null;
}

/** Only what is called an id and looks like one: inputs also hold names, logins and free text. */
function firstIdIn(args: Record<string, unknown>): string | null {
  const input = args['input'];
  const fields = { ...args, ...(typeof input === 'object' ? input : {}) };
  const found = Object.entries(fields).find(
    ([name, value]) => /^id$|Id$/.test(name) && typeof value === 'string' && ids.test(value),
  );
  return found ? String(found[1]) : null;
}
