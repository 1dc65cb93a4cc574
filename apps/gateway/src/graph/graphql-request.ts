import { MalformedRequest } from '../http/refusal.errors';
import type { CheckedDocuments } from '../limits/checked-documents';
import { BatchRefused } from '../limits/limits.errors';
import type { RegisteredOperations } from '../operations/registered-operations';

export type GraphqlBody = Readonly<Record<string, unknown>>;

/** Turns a request body into the one Apollo Server is to execute: registered, or small enough. Throws a Refusal. */
export function acceptedBody(
  body: unknown,
  operations: RegisteredOperations,
  documents: CheckedDocuments,
): GraphqlBody {
  if (Array.isArray(body)) throw new BatchRefused();
  if (typeof body !== 'object' || body === null)
    throw new MalformedRequest('Send a JSON object with a `query`.');
  const given = body as GraphqlBody;
  const registered = operations.find(given);
  if (registered !== null) {
    return { ...given, query: registered, extensions: null }; // the id has done its work
  }
  if (typeof given['query'] === 'string') documents.verify(given['query']);
  return given;
}
