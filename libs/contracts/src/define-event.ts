import { z } from 'zod';

export type Scope = 'organization' | 'campaigns' | 'evaluations' | 'rectification';

/** Every payload names its tenant: filters are enforced at dispatch, not only at query. */
export interface TenantPayload {
  readonly bureauId: string;
}

export interface EventToEmit<P extends TenantPayload = TenantPayload> {
  readonly contract: EventContract<P>;
  readonly payload: P;
}

export interface EventContract<P extends TenantPayload = TenantPayload> {
  /** `<scope>.<noun>-<past-tense>` */
  readonly name: string;
  readonly version: number;
  /** CloudEvents `type`: name and version. */
  readonly type: string;
  readonly scope: Scope;
  readonly description: string;
  readonly schema: z.ZodType<P>;
  /** Partition key: everything about one aggregate keeps its order. */
  key(payload: P): string;
  of(payload: P): EventToEmit<P>;
}

export class EventPayloadRefused extends Error {
  constructor(type: string, problems: readonly string[]) {
    super(`The payload of ${type} breaks its contract: ${problems.join('; ')}`);
    this.name = 'EventPayloadRefused';
  }
}

/**
 * A published fact: name, version, schema. The schema is strict on the way out (an unknown field is refused, so that
 * nothing slips into the stream) and open on the way in (a consumer ignores fields it does not know).
 */
export function defineEvent<S extends z.ZodRawShape>(
  name: `${Scope}.${string}`,
  version: number,
  description: string,
  shape: S,
  key: (payload: z.output<z.ZodObject<S>>) => string,
): EventContract<z.output<z.ZodObject<S>> & TenantPayload> {
  type P = z.output<z.ZodObject<S>> & TenantPayload;
  const schema = z.strictObject(shape);
  const contract: EventContract<P> = {
    name,
    version,
    type: `${name}.v${version}`,
    scope: name.split('.')[0] as Scope,
    description,
    schema: schema as unknown as z.ZodType<P>,
    key,
    of(payload) {
      const parsed = schema.safeParse(payload);
      if (!parsed.success)
        throw new EventPayloadRefused(
          contract.type,
          parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
        );
      return { contract, payload: parsed.data as P };
    },
  };
  return contract;
}
