import { z } from 'zod';
import { readEnv, serviceVariables } from '@huiyin/config';

export interface Environment {
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: string;
  /** As role `evaluations_box`: the only one that reaches the pages. */
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly actorKey: string;
  /** 32 bytes; the secret of each box is sealed with it at rest. */
  readonly boxKey: Uint8Array;
}

const { NODE_ENV, PORT, HOST, LOG_LEVEL, DATABASE_URL, DATABASE_POOL_SIZE, ACTOR_KEY } =
  serviceVariables;
const notForTheBox = z
  .undefined({ error: 'belongs to evaluations; the ballot box must not hold it' })
  .optional();

/** What the box is told from outside; every variable is in `.env.example`. */
export const ballotBoxVariables = z.object({
  ...{ NODE_ENV, PORT, HOST, LOG_LEVEL, DATABASE_URL, DATABASE_POOL_SIZE, ACTOR_KEY },
  BALLOT_BOX_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64 (openssl rand -base64 32)'),
  // One process with both would be able to open what it takes in.
  CUSTODY_DATABASE_URL: notForTheBox,
  BALLOT_MASTER_KEY: notForTheBox,
});

/** The only file that sees process.env. */
export function environment(): Environment {
  const env = readEnv(ballotBoxVariables, process.env);
  return {
    http: { host: env.HOST, port: env.PORT },
    logLevel: env.LOG_LEVEL,
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE },
    actorKey: env.ACTOR_KEY,
    boxKey: Buffer.from(env.BALLOT_BOX_KEY, 'base64'),
  };
}
