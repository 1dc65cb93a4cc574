import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment, kafkaToolSettings } from './env';
import { KafkaUnavailable } from './kafka.errors';

/** Kafka 4 brokers are compiled for Java 17. */
const NEEDED_JAVA = 17;

/** The `java` to run: JAVA_HOME's, else the one on the PATH. @throws KafkaUnavailable missing or older than 17 */
export function findJava(): string {
  const { javaHome } = kafkaToolSettings();
  const java = javaHome === undefined ? 'java' : join(javaHome, 'bin', 'java');
  const output = versionOf(java);
  if (output === null)
    throw new KafkaUnavailable(
      `Kafka needs Java ${NEEDED_JAVA} or newer, and no "${java}" can be run here.`,
    );
  const found = javaMajor(output);
  if (found < NEEDED_JAVA)
    throw new KafkaUnavailable(
      `Kafka needs Java ${NEEDED_JAVA} or newer; "${java}" is Java ${found}.`,
    );
  return java;
}

/** The `mvn` on the PATH; needed only while the jars are not yet in the cache. @throws KafkaUnavailable missing */
export function findMaven(): string {
  if (versionOf('mvn') === null)
    throw new KafkaUnavailable(
      'Fetching Kafka for the first time needs Apache Maven, and no "mvn" can be run here.',
    );
  return 'mvn';
}

/** Reads `openjdk version "17.0.15" …` and the old `java version "1.8.0_392"`; 0 when it cannot be read. */
export function javaMajor(versionOutput: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(versionOutput) ?? [];
  return Number((first === '1' ? second : first) ?? 0);
}

function versionOf(program: string): string | null {
  const run = spawnSync(program, ['-version'], { encoding: 'utf8', env: childEnvironment() });
  return run.error !== undefined || run.status !== 0 ? null : `${run.stdout}${run.stderr}`;
}
