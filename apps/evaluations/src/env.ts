import { z } from 'zod';
import { MODULUS_BITS } from '@huiyin/ballot';
import {
  migrationUrl as readMigrationUrl,
  readEnv,
  type ServiceEnvironment,
  serviceEnvironment,
  serviceVariables,
  transportIsComplete,
} from '@huiyin/config';

export interface BallotEnvironment {
  /** As role `evaluations_custody`: the only one that reaches private keys, and sheets of closed boxes. */
  readonly custodyUrl: string;
  /** 32 bytes; private keys are sealed with it at rest. */
  readonly masterKey: Uint8Array;
  /** RSA modulus of new keys, in bits. */
  readonly keyBits: number;
}

export interface Environment extends ServiceEnvironment {
  readonly ballot: BallotEnvironment;
}

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });

const variables = z
  .object({
    ...serviceVariables,
    CUSTODY_DATABASE_URL: postgresUrl,
    BALLOT_MASTER_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64 (openssl rand -base64 32)'),
    BALLOT_KEY_BITS: z.coerce
      .number()
      .int()
      .min(2048)
      .max(8192)
      .multipleOf(8)
      .default(MODULUS_BITS),
  })
  .superRefine(transportIsComplete)
  .superRefine(({ NODE_ENV, BALLOT_KEY_BITS }, context) => {
    if (NODE_ENV === 'production' && BALLOT_KEY_BITS < MODULUS_BITS)
      context.addIssue({
        code: 'custom',
        path: ['BALLOT_KEY_BITS'],
        message: `must be at least ${MODULUS_BITS} in production`,
      });
  });

/** The only file that sees process.env. */
export function environment(): Environment {
  const env = readEnv(variables, process.env);
  return {
    ...serviceEnvironment(process.env),
    ballot: {
      custodyUrl: env.CUSTODY_DATABASE_URL,
      masterKey: Buffer.from(env.BALLOT_MASTER_KEY, 'base64'),
      keyBits: env.BALLOT_KEY_BITS,
    },
  };
}

export const migrationUrl = (): string => readMigrationUrl(process.env);
