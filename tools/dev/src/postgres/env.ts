import { readEnv } from '@huiyin/config';
import { z } from 'zod';

const postgresVariables = z.object({
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  PORT: z.coerce.number().int().min(1),
  POSTGRES_FOLDER: z.string(),
  POSTGRES_PASSWORD: z.string(),
});

export function postgresEnvironment(): z.output<typeof postgresVariables> {
  return readEnv(postgresVariables, process.env);
}
