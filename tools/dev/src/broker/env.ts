import { readEnv } from '@huiyin/config';
import { z } from 'zod';

const brokerVariables = z.object({
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  PORT: z.coerce.number().int().min(1),
  KAFKA_FOLDER: z.string(),
});

export function brokerEnvironment(): z.output<typeof brokerVariables> {
  return readEnv(brokerVariables, process.env);
}

export function declareEnvironment(): { readonly KAFKA_BROKERS: string } {
  return readEnv(z.object({ KAFKA_BROKERS: z.string() }), process.env);
}
