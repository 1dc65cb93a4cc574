import { parseEnv } from '@huiyin/config';
import { z } from 'zod';

const kafkaToolVariables = z.object({
  CI: z.string().optional(),
  HUIYIN_CACHE_DIR: z.string().optional(),
  JAVA_HOME: z.string().optional(),
});

export interface KafkaToolSettings {
  /** In CI a missing Kafka fails the run; on a person's machine it is said and skipped. */
  readonly isCi: boolean;
  readonly cacheDir: string | undefined;
  readonly javaHome: string | undefined;
}

export function kafkaToolSettings(): KafkaToolSettings {
  const env = parseEnv(kafkaToolVariables, process.env);
  return {
    isCi: env.CI !== undefined && !['0', 'false'].includes(env.CI),
    cacheDir: env.HUIYIN_CACHE_DIR,
    javaHome: env.JAVA_HOME,
  };
}

/** What a Java child inherits. Under a plain C locale the JVM garbles every path outside ASCII (/home/王/…). */
export function childEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C.UTF-8' };
}
