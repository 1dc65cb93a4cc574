import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OperationNotRegistered, OperationsFileUnusable } from './operations.errors';

// Apollo's persisted query manifest, or simply id → document.
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});
const plain = z.record(z.string().min(1), z.string().min(1));
const fileShape = z.union([
  manifest.transform(({ operations }) =>
    Object.fromEntries(operations.map(({ id, body }) => [id, body])),
  ),
  plain,
]);

/** The body of a GraphQL request as far as the choice of operation is concerned. */
export interface OperationChoice {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

/** Operations known by id before anybody asks; in safelist mode nothing else is executed (quality.md S3). */
export class RegisteredOperations {
  private readonly byId: ReadonlyMap<string, string>;
  private readonly documents: ReadonlySet<string>;

  constructor(
    operations: Readonly<Record<string, string>>,
    private readonly isSafelist: boolean,
  ) {
    const entries = Object.entries(operations);
    // A client may also use the hash of the document (automatic persisted queries), whatever id the manifest has.
    this.byId = new Map([
      ...entries.map(([, body]): [string, string] => [sha256(body), body]),
      ...entries,
    ]);
    this.documents = new Set(entries.map(([, body]) => body));
  }

  static none(): RegisteredOperations {
    return new RegisteredOperations({}, false);
  }

  /** Throws OperationsFileUnusable, which stops the start. */
  static fromFile(path: string, isSafelist: boolean): RegisteredOperations {
    try {
      return new RegisteredOperations(
        fileShape.parse(JSON.parse(readFileSync(path, 'utf8'))),
        isSafelist,
      );
    } catch (error) {
      throw new OperationsFileUnusable(
        path,
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  all(): readonly string[] {
    return [...this.documents];
  }

  /** The document of a registered operation; null when the request names none. Throws OperationNotRegistered in safelist mode. */
  find({ query, extensions }: OperationChoice): string | null {
    const found =
      typeof query === 'string' ? this.byText(query) : this.byId.get(idIn(extensions) ?? '');
    if (found === undefined && this.isSafelist) throw new OperationNotRegistered();
    return found ?? null;
  }

  private byText(query: string): string | undefined {
    return this.documents.has(query) ? query : undefined;
  }
}

function idIn(extensions: unknown): string | undefined {
  const { persistedQuery } = (extensions ?? {}) as {
    persistedQuery?: { sha256Hash?: unknown } | null;
  };
  const id = persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
