import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KafkaUnavailable } from './kafka.errors';
import { kafkaCacheFolder, resolveKafka, whyKafkaIsUnavailable } from './resolve-kafka';

const JAVA_17 = `echo 'openjdk version "17.0.15"' >&2`;
/** Answers -version, else takes its time and puts one jar where it is told to. */
const MAVEN = `for arg; do case $arg in -DoutputDirectory=*) /bin/sleep 0.2; echo jar > "\${arg#*=}/kafka.jar";; esac; done`;
const FAILING_MAVEN = `[ "$1" = -version ] || { echo '[ERROR] Failed to collect dependencies: offline'; exit 1; }`;

describe('resolving Kafka', () => {
  let folder: string;
  let cacheDir: string;

  /** A machine that has nothing but these programs. */
  function machineWith(programs: Record<string, string>): void {
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    jest.replaceProperty(process, 'env', { PATH: folder });
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-kafka-resolve-'));
    cacheDir = join(folder, 'cache');
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['no Java', {}, 'Kafka needs Java 17 or newer, and no "java" can be run here.'],
    ['an old Java', { java: `echo 'openjdk version "11.0.2"' >&2` }, '"java" is Java 11.'],
    ['no Maven', { java: JAVA_17 }, 'no "mvn" can be run here.'],
    [
      'a Maven that cannot fetch',
      { java: JAVA_17, mvn: FAILING_MAVEN },
      'Failed to collect dependencies: offline',
    ],
  ])(
    'says in a sentence what is wrong with %s, and caches nothing',
    async (_, programs, sentence) => {
      machineWith(programs);

      const resolved = resolveKafka({ cacheDir });

      await expect(resolved).rejects.toThrow(KafkaUnavailable);
      await expect(resolved).rejects.toThrow(sentence);
      expect(existsSync(kafkaCacheFolder(cacheDir))).toBe(false);
    },
  );

  it('tells beforehand why it would not work', () => {
    machineWith({ java: JAVA_17 });

    expect(whyKafkaIsUnavailable(cacheDir)).toContain('needs Apache Maven');
  });

  it('fetches once for two who ask at the same time, and leaves no half-filled folder', async () => {
    machineWith({ java: JAVA_17, mvn: MAVEN });

    const both = await Promise.all([resolveKafka({ cacheDir }), resolveKafka({ cacheDir })]);

    expect(both[0]).toEqual(both[1]);
    expect(readdirSync(kafkaCacheFolder(cacheDir))).toEqual(['kafka.jar']);
    expect(readdirSync(dirname(kafkaCacheFolder(cacheDir)))).toHaveLength(1);
  });

  it('needs no Maven the second time', async () => {
    machineWith({ java: JAVA_17, mvn: MAVEN });
    await resolveKafka({ cacheDir });
    rmSync(join(folder, 'mvn'));

    await expect(resolveKafka({ cacheDir })).resolves.toMatchObject({ java: 'java' });
  });
});
