import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { readEnv } from '@huiyin/config';
import { workspaceRoot } from '@huiyin/kernel';

// @apollo/gateway sends metrics to its vendor and probes cloud metadata addresses unless told not to (quality.md S9).
// Set while this module loads, because the gateway's constructor reads it.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

const namedPairs = (meaning: string, valid: (value: string) => boolean) =>
  z.string().transform((raw, context) => {
    const pairs = raw
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part): [string, string] => {
        const at = part.indexOf('=');
        return [part.slice(0, Math.max(at, 0)), part.slice(at + 1)];
      });
    // Only the name is shown: the value may be a key.
    for (const [name, value] of pairs)
      if (!/^[a-z][a-z-]*$/.test(name) || !valid(value))
        context.addIssue({ code: 'custom', message: `"${name}" must read name=${meaning}` });
    if (pairs.length === 0) context.addIssue({ code: 'custom', message: 'names no subgraph' });
    return Object.fromEntries(pairs);
  });

const list = z
  .string()
  .default('')
  .transform((raw) =>
    raw
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );

/** What the gateway is told from outside; every variable is in `.env.example`. */
export const gatewayVariables = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be a http(s) URL' }),
  OIDC_AUDIENCE: z.string().min(1).default('huiyin'),
  OIDC_JWKS_URL: z.url({ protocol: /^https?$/, error: 'must be a http(s) URL' }).optional(),
  SUBGRAPH_URLS: namedPairs('http://…/graphql', (value) => /^https?:\/\/.+\/graphql$/.test(value)),
  ACTOR_KEYS: namedPairs('a key of at least 32 characters', (value) => value.length >= 32),
  SUPERGRAPH_FILE: z.string().default('apps/gateway/supergraph.graphql'),
  ACTOR_DIRECTORY: z.string().default('organization'),
  CORS_ORIGINS: list,
  OPERATIONS_MODE: z.enum(['open', 'safelist']).optional(),
  PERSISTED_OPERATIONS: z.string().optional(),
  FILE_ROUTES: z.string().default('apps/gateway/file-routes.json'),
  FILE_LIMIT_MIB: z.coerce.number().int().min(1).max(200).default(30),
  GRAPHIQL: z.enum(['on', 'off']).optional(),
};

type Variables = z.output<z.ZodObject<typeof gatewayVariables>>;

// Checked even when single variables are wrong, so that all problems are told at once.
const always = { when: () => true };
const schema = z
  .object(gatewayVariables)
  .refine((env) => modeOf(env) === 'open' || !!env.PERSISTED_OPERATIONS, {
    ...always,
    path: ['PERSISTED_OPERATIONS'],
    error: 'is needed when OPERATIONS_MODE=safelist (the default in production)',
  })
  .refine((env) => env.GRAPHIQL !== 'on' || env.NODE_ENV !== 'production', {
    ...always,
    path: ['GRAPHIQL'],
    error: 'stays off in production',
  })
  .refine(
    ({ SUBGRAPH_URLS: urls, ACTOR_KEYS: keys }) => Object.keys(urls).every((name) => keys[name]),
    {
      path: ['ACTOR_KEYS'],
      error: 'has no key for one of SUBGRAPH_URLS',
    },
  )
  .refine(({ SUBGRAPH_URLS: urls, ACTOR_DIRECTORY: name }) => urls[name] !== undefined, {
    path: ['SUBGRAPH_URLS'],
    error: 'has no address for ACTOR_DIRECTORY',
  });

export type GatewaySettings = ReturnType<typeof settingsFrom>;

/** Nested and typed; prints every problem at once and exits 1 when the environment is not usable. */
export function gatewaySettings(): GatewaySettings {
  return settingsFrom(readEnv(schema, process.env));
}

function settingsFrom(env: z.output<typeof schema>) {
  const production = env.NODE_ENV === 'production';
  return {
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    supergraph: readFileSync(fromRoot(env.SUPERGRAPH_FILE), 'utf8'),
    issuer: {
      url: env.OIDC_ISSUER,
      audience: env.OIDC_AUDIENCE,
      jwksUrl: env.OIDC_JWKS_URL ?? `${env.OIDC_ISSUER.replace(/\/$/, '')}/jwks`,
      jwksCooldownMs: 5_000,
    },
    subgraphs: { urls: env.SUBGRAPH_URLS, keys: env.ACTOR_KEYS, directory: env.ACTOR_DIRECTORY },
    corsOrigins: env.CORS_ORIGINS,
    operations: {
      mode: modeOf(env),
      ...(env.PERSISTED_OPERATIONS ? { file: fromRoot(env.PERSISTED_OPERATIONS) } : {}),
    },
    files: {
      routes: readFileSync(fromRoot(env.FILE_ROUTES), 'utf8'),
      maxBytes: env.FILE_LIMIT_MIB * 1024 * 1024,
    },
    introspection: !production,
    graphiql:
      !production && (env.GRAPHIQL ?? (env.NODE_ENV === 'development' ? 'on' : 'off')) === 'on',
    // Few enough that, even at 350 answers a second, waiting stays below the time a query may take.
    maxConcurrentRequests: 512,
  };
}

function modeOf({ OPERATIONS_MODE, NODE_ENV }: Variables): 'open' | 'safelist' {
  return OPERATIONS_MODE ?? (NODE_ENV === 'production' ? 'safelist' : 'open');
}

function fromRoot(path: string): string {
  return isAbsolute(path) ? path : join(workspaceRoot(), path);
}
