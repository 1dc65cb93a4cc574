import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@huiyin/kernel';
import { childEnvironment, kafkaToolSettings } from './env';
import { findJava, findMaven } from './java-runtime';
import { KafkaUnavailable } from './kafka.errors';

const MAVEN_PATIENCE_MS = 10 * 60_000;

export interface ResolveOptions {
  /** Parent of `kafka/<hash of pom.xml>`; default HUIYIN_CACHE_DIR, else `.cache` in the workspace root. */
  readonly cacheDir?: string | undefined;
  readonly log?: ((line: string) => void) | undefined;
}

export interface ResolvedKafka {
  readonly java: string;
  readonly classpath: string;
}

/**
 * The broker's class path. The first time for a given pom.xml Maven copies the jars into the cache; afterwards
 * neither Maven nor a network is needed.
 * @throws KafkaUnavailable no Java 17, no Maven for the first time, or Maven could not fetch
 */
export async function resolveKafka(options: ResolveOptions = {}): Promise<ResolvedKafka> {
  const java = findJava();
  const folder = kafkaCacheFolder(options.cacheDir);
  if (!existsSync(folder)) await fetchJars(folder, options.log);
  return { java, classpath: join(folder, '*') };
}

/** Why Kafka cannot be run here, in one sentence; null when it can. Does not fetch anything. */
export function whyKafkaIsUnavailable(cacheDir?: string): string | null {
  try {
    findJava();
    if (!existsSync(kafkaCacheFolder(cacheDir))) findMaven();
    return null;
  } catch (error) {
    if (error instanceof KafkaUnavailable) return error.message;
    throw error;
  }
}

export function kafkaCacheFolder(cacheDir?: string): string {
  const parent = resolve(
    cacheDir ?? kafkaToolSettings().cacheDir ?? join(workspaceRoot(__dirname), '.cache'),
  );
  const hash = createHash('sha256')
    .update(readFileSync(kafkaToolFile('pom.xml')))
    .digest('hex');
  return join(parent, 'kafka', hash.slice(0, 16));
}

/** A committed file of this tool; the same one whether sources or `dist/` run. */
export function kafkaToolFile(name: string): string {
  return join(workspaceRoot(__dirname), 'tools', 'kafka', name);
}

/** Fetches beside the final folder and renames: a folder that exists is complete, and two may fetch at once. */
async function fetchJars(folder: string, log: ResolveOptions['log']): Promise<void> {
  const maven = findMaven();
  mkdirSync(join(folder, '..'), { recursive: true });
  const incoming = mkdtempSync(`${folder}.incoming-`);
  try {
    log?.('fetching the Kafka jars with Maven (once, about 45 MB)');
    await copyDependencies(maven, incoming);
    if (!existsSync(folder)) renameSync(incoming, folder);
  } catch (error) {
    // Another process was faster between the look and the rename: its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

async function copyDependencies(maven: string, outputDirectory: string): Promise<void> {
  const quiet = ['--batch-mode', '--no-transfer-progress', '--quiet', '--strict-checksums'];
  const goal = ['--file', kafkaToolFile('pom.xml'), 'dependency:copy-dependencies'];
  await promisify(execFile)(maven, [...quiet, ...goal, `-DoutputDirectory=${outputDirectory}`], {
    env: childEnvironment(),
    timeout: MAVEN_PATIENCE_MS,
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new KafkaUnavailable(
      `Maven could not fetch Kafka: ${firstComplaint(`${error.stdout}${error.stderr}`)}`,
    );
  });
}

function firstComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.includes('ERROR'));
  return (
    lines[0]?.replace(/^.*?ERROR\S*\s*/, '').trim() ?? 'it ended without a message (time limit?).'
  );
}
