import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { describeWithKafka } from './kafka-availability';
import { declareTopics } from './declare-topics';
import { type BrokerOptions, type RunningBroker, startBroker } from './kafka-broker';
import { KafkaFolderInUse, KafkaPortTaken } from './kafka.errors';
import { kafkaCacheFolder, resolveKafka } from './resolve-kafka';

const TOPIC = 'huiyin.campaigns';

jest.setTimeout(15 * 60_000); // the very first run fetches the jars

describeWithKafka('a real Kafka broker (issue 2 C, tools/kafka)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-kafka-'));
  const started: RunningBroker[] = [];

  async function start(options: Partial<BrokerOptions> = {}): Promise<RunningBroker> {
    const broker = await startBroker({ dataDir: join(folder, 'data'), ...options });
    started.push(broker);
    return broker;
  }

  afterEach(() => Promise.all(started.splice(0).map((broker) => broker.stop())));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('creates the declared topics once, however often and by however many they are declared', async () => {
    const { brokers } = await start();

    const together = await Promise.all([declareTopics(brokers), declareTopics(brokers)]);
    const again = await declareTopics(brokers);

    expect(together.flatMap(({ created }) => created)).toEqual(expect.arrayContaining([TOPIC]));
    expect(again.created).toEqual([]);
    expect(again.existing).toHaveLength(8); // four services, each with its dead letters
    expect(again.differences).toEqual([]);
  });

  it('reports a topic that is not as declared and leaves it as it is', async () => {
    const { brokers } = await start();
    await declareTopics(brokers);
    const file = join(folder, 'topics.yaml');
    writeFileSync(file, `topics: [{ name: ${TOPIC}, partitions: 3, retentionDays: 1 }]`);

    const first = await declareTopics(brokers, file);
    const second = await declareTopics(brokers, file);

    expect(first.differences).toEqual([
      { topic: TOPIC, setting: 'partitions', declared: 3, actual: 6 },
      { topic: TOPIC, setting: 'retention.ms', declared: 86_400_000, actual: 30 * 86_400_000 },
    ]);
    expect(second).toEqual(first);
  });

  it('keeps messages over a stop and over a kill, on the same folder and another port', async () => {
    const first = await start();
    await declareTopics(first.brokers);
    await send(first.brokers, 'before the stop');
    await first.stop();

    const second = await start();
    await send(second.brokers, 'before the kill');
    second.kill();
    await second.exited;

    const third = await start();
    expect(third.brokers).not.toBe(first.brokers);
    expect(await messages(third.brokers, 2)).toEqual([
      'campaign-1: before the stop',
      'campaign-1: before the kill',
    ]);
  });

  it('refuses an undeclared topic instead of creating it', async () => {
    const { brokers } = await start();

    await expect(send(brokers, 'lost', 'huiyin.nobody')).rejects.toThrow('topic-partition');
  });

  it('works in a folder whose name is neither ASCII nor one word, with the jars in such a folder too', async () => {
    const odd = join(folder, '作风 建设, 2026');
    await resolveKafka();
    const link = join(odd, 'kafka', kafkaCacheFolder().split('/').at(-1) ?? '');
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(kafkaCacheFolder(), link);

    const broker = await start({ dataDir: join(odd, 'data'), cacheDir: odd });
    await declareTopics(broker.brokers);
    await send(broker.brokers, 'kept here');

    expect(readdirSync(join(odd, 'data', 'log')).join()).toContain(TOPIC);
    expect(existsSync(join(odd, 'data', 'broker.log'))).toBe(true);
  });

  it('says so when the port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };

    await expect(start({ port })).rejects.toThrow(KafkaPortTaken);
    squatter.close();
  });

  it('refuses a folder another broker works on, before it could harm the data', async () => {
    const first = await start();
    await declareTopics(first.brokers);

    await expect(start()).rejects.toThrow(KafkaFolderInUse);

    await send(first.brokers, 'still well');
  });
});

function client(brokers: string): Kafka {
  return new Kafka({
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { retries: 3 },
  });
}

async function send(brokers: string, value: string, topic = TOPIC): Promise<void> {
  const producer = client(brokers).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  await producer
    .send({ topic, acks: -1, messages: [{ key: 'campaign-1', value }] })
    .finally(() => producer.disconnect());
}

/** The first `count` messages from the beginning, as "key: value". */
async function messages(brokers: string, count: number): Promise<string[]> {
  const consumer = client(brokers).consumer({ groupId: `reader-${brokers}` });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  const seen: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const eachMessage = async ({
      message,
    }: {
      message: { key: Buffer | null; value: Buffer | null };
    }) => {
      seen.push(`${message.key}: ${message.value}`);
      if (seen.length === count) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return seen;
}
