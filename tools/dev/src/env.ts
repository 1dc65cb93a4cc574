import { readEnv } from '@huiyin/config';
import { z } from 'zod';

const brokerList = /^[^\s:,]+:\d+(,[^\s:,]+:\d+)*$/;

export const startVariables = z.object({
  NODE_ENV: z
    .enum(['development', 'test'], {
      error:
        'must be development or test: npm start signs in demo users; production runs the apps with its own issuer',
    })
    .default('development'),
  PORT: z.coerce.number().int().min(0).max(65_534).default(4000),
  HUIYIN_DATA_DIR: z.string().default('.data'),
  HUIYIN_TRANSPORT: z.enum(['embedded', 'kafka']).default('embedded'),
  KAFKA_BROKERS: z.string().regex(brokerList, 'must read host:port[,host:port]').optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL of an administrator' })
    .optional(),
  HUIYIN_DEMO: z.enum(['city', 'bare']).default('city'),
  /** Attack tests kill processes more often than a crash should be answered. */
  HUIYIN_LONGEST_RESTART_WAIT_MS: z.coerce.number().int().min(0).max(60_000).default(10_000),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type StartEnvironment = z.output<typeof startVariables>;

/** What a person may set for `npm start`; all problems are printed at once and the process ends with 1. */
export function startEnvironment(): StartEnvironment {
  return readEnv(startVariables, process.env);
}

/** For the small commands beside a running copy (`token`, `db:reset`), which need not be able to start. */
export function chosenDataFolder(): string {
  return process.env['HUIYIN_DATA_DIR'] || '.data';
}

// Meant for the supervisor alone: a child gets its own value or none.
const notInherited = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'EVENT_SOURCES',
  'KAFKA_BROKERS',
  'HUIYIN_DATA_DIR',
  'PORT',
];

/** The environment of a child process: this one's, without what is not its business, and with `own`. */
export function childEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !notInherited.includes(name));
  return { ...Object.fromEntries(inherited), ...own };
}
