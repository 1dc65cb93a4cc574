import { readEnv } from '@huiyin/config';
import { z } from 'zod';

export const issuerVariables = z.object({
  NODE_ENV: z
    .enum(['development', 'test'], {
      error:
        'must be development or test: this issuer signs anybody in and never runs in production',
    })
    .default('development'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  ISSUER_URL: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  ISSUER_AUDIENCE: z.string().default('huiyin'),
  ISSUER_FOLDER: z.string(),
  WEB_ORIGIN: z.url().optional(),
});

export type IssuerEnvironment = z.output<typeof issuerVariables>;

export function issuerEnvironment(): IssuerEnvironment {
  return readEnv(issuerVariables, process.env);
}
