import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokerOutput, runKafkaTool, spawnBroker } from './broker-process';
import { brokerAnswers } from './broker-answers';
import { noteBroker, waitForEarlierBroker } from './broker-folder';
import { freePorts, requireFree } from './free-ports';
import { KafkaDidNotStart } from './kafka.errors';
import { type ResolvedKafka, resolveKafka, type ResolveOptions } from './resolve-kafka';
import { type BrokerPorts, LOG_FOLDER, serverProperties } from './server-properties';

const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 30_000;
const PORT_ATTEMPTS = 3;

export interface BrokerOptions extends ResolveOptions {
  /** Created when missing; one broker at a time. Restarting on the same folder keeps topics, messages, offsets. */
  readonly dataDir: string;
  /** Default: a free one, another each time. */
  readonly port?: number | undefined;
}

export interface RunningBroker {
  /** host:port, as KAFKA_BROKERS takes it. */
  readonly brokers: string;
  readonly pid: number;
  /** Settles when the process is gone, whoever ended it. */
  readonly exited: Promise<void>;
  /** SIGTERM, then waits; SIGKILL after 30 s. Harmless when it is gone already. */
  stop(): Promise<void>;
  /** SIGKILL, without waiting (await `exited`): for tests of a crash. */
  kill(): void;
}

/**
 * One real Apache Kafka on 127.0.0.1; returns when it answers. Dies with this process.
 * @throws KafkaUnavailable, KafkaPortTaken, KafkaFolderInUse, KafkaDidNotStart
 */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const dataDir = resolve(options.dataDir);
  const kafka = await resolveKafka(options);
  mkdirSync(dataDir, { recursive: true });
  if (options.port !== undefined) await requireFree(options.port);
  await formatOnce(kafka, dataDir, options.log);

  for (let attempt = 1; ; attempt += 1) {
    const broker = await attemptStart(kafka, dataDir, options.port);
    if (broker !== 'port-lost') {
      options.log?.(`Kafka answers on ${broker.brokers} (process ${broker.pid})`);
      return broker;
    }
    if (attempt === PORT_ATTEMPTS)
      throw new KafkaDidNotStart('its port was taken meanwhile', brokerOutput(dataDir));
  }
}

/** Formats aside and renames, so that a kill in the middle leaves nothing half formatted behind. */
async function formatOnce(
  kafka: ResolvedKafka,
  dataDir: string,
  log: ResolveOptions['log'],
): Promise<void> {
  if (existsSync(join(dataDir, LOG_FOLDER))) return;
  log?.('preparing an empty Kafka data folder');
  const aside = `${LOG_FOLDER}.formatting`;
  rmSync(join(dataDir, aside), { recursive: true, force: true });
  const [broker = 0, controller = 0] = await freePorts(2);
  writeFileSync(
    join(dataDir, 'format.properties'),
    serverProperties({ broker, controller }, aside),
  );
  // "k" first: an id beginning with "-" would be read as an option.
  const clusterId = `k${randomBytes(16).toString('base64url').slice(1)}`;
  const format = ['kafka.tools.StorageTool', 'format', '--standalone', '--cluster-id', clusterId];
  const failure = await runKafkaTool(kafka, dataDir, [...format, '--config', 'format.properties']);
  if (failure !== null)
    throw new KafkaDidNotStart('its data folder could not be formatted', failure);
  renameSync(join(dataDir, aside), join(dataDir, LOG_FOLDER));
  rmSync(join(dataDir, 'format.properties'));
}

async function attemptStart(
  kafka: ResolvedKafka,
  dataDir: string,
  wantedPort: number | undefined,
): Promise<RunningBroker | 'port-lost'> {
  const [controller = 0, anyPort = 0] = await freePorts(2);
  const ports: BrokerPorts = { broker: wantedPort ?? anyPort, controller };
  await waitForEarlierBroker(dataDir);
  // From here to the note of the process id nothing waits: two starts in one process cannot interleave.
  writeFileSync(join(dataDir, 'server.properties'), serverProperties(ports));
  const child = spawnBroker(kafka, dataDir);
  noteBroker(dataDir, child.pid ?? 0);
  const broker = runningBroker(child, `127.0.0.1:${ports.broker}`);

  const outcome = await firstOutcome(child, broker);
  if (outcome === 'answers') return broker;
  if (outcome === 'silent') {
    broker.kill();
    throw new KafkaDidNotStart(
      `no answer within ${START_PATIENCE_MS / 1000} s`,
      brokerOutput(dataDir),
    );
  }
  if (brokerOutput(dataDir).includes('Address already in use')) return 'port-lost';
  throw new KafkaDidNotStart('the process ended', brokerOutput(dataDir));
}

async function firstOutcome(
  child: ChildProcess,
  broker: RunningBroker,
): Promise<'answers' | 'silent' | 'ended'> {
  const deadline = performance.now() + START_PATIENCE_MS;
  while (performance.now() < deadline) {
    if (hasEnded(child)) return 'ended';
    if (await brokerAnswers(broker.brokers)) return hasEnded(child) ? 'ended' : 'answers';
    await Promise.race([sleep(100), broker.exited]);
  }
  return 'silent';
}

function runningBroker(child: ChildProcess, brokers: string): RunningBroker {
  const exited = once(child, 'exit').then(() => undefined);
  const stop = async (): Promise<void> => {
    if (hasEnded(child)) return;
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await exited;
    clearTimeout(impatience);
  };
  return { brokers, pid: child.pid ?? 0, exited, stop, kill: () => void child.kill('SIGKILL') };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
