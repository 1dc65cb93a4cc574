import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** `kafka` needs KAFKA_BROKERS; `embedded` needs EVENT_SOURCES: one read-only outbox URL per producing service. */
export const transportVariables = {
  HUIYIN_TRANSPORT: z.enum(['embedded', 'kafka']).default('embedded'),
  KAFKA_BROKERS: z.string().optional(),
  EVENT_SOURCES: z.string().optional(),
};

/** What every subgraph is told from outside. Extended, not copied, by each app's `env.ts`. */
export const serviceVariables = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(0),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
  MIGRATION_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  ACTOR_KEY: z.string().min(32, 'must hold at least 32 characters'),
  ...transportVariables,
};

interface TransportEnv {
  readonly HUIYIN_TRANSPORT: 'embedded' | 'kafka';
  readonly KAFKA_BROKERS?: string | undefined;
  readonly EVENT_SOURCES?: string | undefined;
}

export type TransportSettings =
  | { readonly kind: 'kafka'; readonly brokers: readonly string[] }
  | { readonly kind: 'embedded'; readonly sources: Readonly<Record<string, string>> };

/** The refinement that goes with {@link transportVariables}. */
export function transportIsComplete(env: TransportEnv, context: z.core.$RefinementCtx): void {
  if (env.HUIYIN_TRANSPORT === 'kafka' && !env.KAFKA_BROKERS)
    context.addIssue({
      code: 'custom',
      path: ['KAFKA_BROKERS'],
      message: 'is needed when HUIYIN_TRANSPORT=kafka',
    });
  for (const part of sourceList(env.EVENT_SOURCES))
    if (!/^[a-z]+=postgres(ql)?:\/\//.test(part))
      context.addIssue({
        code: 'custom',
        path: ['EVENT_SOURCES'],
        message: `"${part.split('=')[0]}" must read service=postgres://…`,
      });
}

/** Nested and typed, from the flat variables. */
export function transportSettings(env: TransportEnv): TransportSettings {
  if (env.HUIYIN_TRANSPORT === 'kafka')
    return { kind: 'kafka', brokers: (env.KAFKA_BROKERS ?? '').split(',').filter(Boolean) };
  const pairs = sourceList(env.EVENT_SOURCES).map((part): [string, string] => {
    const at = part.indexOf('=');
    return [part.slice(0, at), part.slice(at + 1)];
  });
  return { kind: 'embedded', sources: Object.fromEntries(pairs) };
}

function sourceList(raw: string | undefined): string[] {
  return (raw ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
}
