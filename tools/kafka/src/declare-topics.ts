import { type Admin, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { committedTopicsFile, type DeclaredTopic, readTopicsFile } from './topics-file';

const DAY_MS = 86_400_000;

/** A topic that exists, but not as declared. Only reported: changing it is a person's decision. */
export interface TopicDifference {
  readonly topic: string;
  readonly setting: 'partitions' | 'retention.ms';
  readonly declared: number;
  readonly actual: number;
}

export interface DeclaredTopics {
  readonly created: readonly string[];
  readonly existing: readonly string[];
  readonly differences: readonly TopicDifference[];
}

/**
 * Creates the declared topics that are missing; safe to repeat and to run from several processes at once.
 * @param brokers host:port, comma-separated
 */
export async function declareTopics(
  brokers: string,
  file: string = committedTopicsFile(),
): Promise<DeclaredTopics> {
  const declared = readTopicsFile(file);
  const kafka = new Kafka({
    clientId: 'huiyin-topics',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const missing = declared.filter(({ name }) => !present.has(name));
    const existing = declared.filter(({ name }) => present.has(name));
    await create(admin, missing);
    const differences = existing.length === 0 ? [] : await compare(admin, existing);
    return { created: missing.map(nameOf), existing: existing.map(nameOf), differences };
  } finally {
    await admin.disconnect();
  }
}

async function create(admin: Admin, missing: readonly DeclaredTopic[]): Promise<void> {
  if (missing.length === 0) return;
  // Resolves to false, without an error, when another process created some of them first.
  await admin.createTopics({
    waitForLeaders: true,
    timeout: 15_000,
    topics: missing.map(({ name, partitions, retentionDays }) => ({
      topic: name,
      numPartitions: partitions,
      configEntries: [{ name: 'retention.ms', value: String(retentionDays * DAY_MS) }],
    })),
  });
}

async function compare(
  admin: Admin,
  existing: readonly DeclaredTopic[],
): Promise<TopicDifference[]> {
  const metadata = await admin.fetchTopicMetadata({ topics: existing.map(nameOf) });
  const partitions = new Map(metadata.topics.map((topic) => [topic.name, topic.partitions.length]));
  const retention = await retentionOf(admin, existing);
  return existing
    .flatMap(({ name, ...declared }): TopicDifference[] => [
      {
        topic: name,
        setting: 'partitions',
        declared: declared.partitions,
        actual: partitions.get(name) ?? 0,
      },
      {
        topic: name,
        setting: 'retention.ms',
        declared: declared.retentionDays * DAY_MS,
        actual: retention.get(name) ?? 0,
      },
    ])
    .filter(({ declared, actual }) => declared !== actual);
}

async function retentionOf(
  admin: Admin,
  topics: readonly DeclaredTopic[],
): Promise<Map<string, number>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: ['retention.ms'],
    })),
  });
  return new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      Number(configEntries[0]?.configValue),
    ]),
  );
}

function nameOf({ name }: DeclaredTopic): string {
  return name;
}
