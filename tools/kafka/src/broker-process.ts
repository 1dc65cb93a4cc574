import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { childEnvironment } from './env';
import type { ResolvedKafka } from './resolve-kafka';
import { kafkaToolFile } from './resolve-kafka';

/** C1 only and a serial collector: start counts here, peak throughput does not. An exhausted heap must be seen. */
const SMALL_JVM = [
  '-Xms64m',
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
];

/**
 * `exec` keeps the shell's process id for Java. The reader beside it sees the pipe close when our own process
 * dies, by whatever means, and then asks the broker to stop; a line on the pipe means there is nothing to stop.
 */
export const STOP_WITH_PARENT = '(read -r _ <&3 || kill -TERM $$) >/dev/null 2>&1 & exec "$@" 3<&-';

const OUTPUT_FILE = 'broker.out';

/** Starts the broker in `dataDir`, in its own process group: Ctrl-C is ours to pass on, after everybody drained. */
export function spawnBroker(kafka: ResolvedKafka, dataDir: string): ChildProcess {
  const output = openSync(join(dataDir, OUTPUT_FILE), 'w');
  const child = spawn(
    'sh',
    [
      '-c',
      STOP_WITH_PARENT,
      'kafka',
      kafka.java,
      ...javaArguments(kafka, 'kafka.Kafka'),
      'server.properties',
    ],
    {
      cwd: dataDir,
      env: childEnvironment(),
      detached: true,
      stdio: ['ignore', output, output, 'pipe'],
    },
  );
  closeSync(output);
  const lifeline = child.stdio[3] as Writable;
  lifeline.on('error', () => undefined); // the watcher may be gone first
  child.once('exit', () => lifeline.end('done\n'));
  return child;
}

/** Runs one of Kafka's command line classes in `dataDir` to its end; its output when it failed, else null. */
export async function runKafkaTool(
  kafka: ResolvedKafka,
  dataDir: string,
  args: string[],
): Promise<string | null> {
  const [mainClass, ...rest] = args;
  const child = spawn(kafka.java, [...javaArguments(kafka, `${mainClass}`), ...rest], {
    cwd: dataDir,
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? null : lastLines(output.join(''));
}

/** The end of what the broker printed since its last start: warnings, errors, a crash of Java itself. */
export function brokerOutput(dataDir: string): string {
  return lastLines(readFileSync(join(dataDir, OUTPUT_FILE), 'utf8'));
}

function javaArguments(kafka: ResolvedKafka, mainClass: string): string[] {
  const logging = `-Dlog4j2.configurationFile=${kafkaToolFile('log4j2.yaml')}`;
  return [...SMALL_JVM, logging, '-cp', kafka.classpath, mainClass];
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
