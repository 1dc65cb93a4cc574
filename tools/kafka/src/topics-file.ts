import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { TopicsFileInvalid } from './kafka.errors';

const topic = z.strictObject({
  name: z
    .string()
    .regex(/^huiyin\.[a-z]+(\.dead-letter)?$/, 'must read huiyin.<service>[.dead-letter]'),
  partitions: z.int().min(1).max(100),
  retentionDays: z.int().min(1),
});

const topicsFile = z.strictObject({
  topics: z.array(topic).min(1).refine(namesDiffer, 'names one topic twice'),
});

export type DeclaredTopic = z.output<typeof topic>;

/** `infra/kafka/topics.yaml` of this workspace. */
export function committedTopicsFile(): string {
  return join(workspaceRoot(__dirname), 'infra', 'kafka', 'topics.yaml');
}

/** @throws TopicsFileInvalid with every problem at once */
export function readTopicsFile(file: string): DeclaredTopic[] {
  return parseTopics(readFileSync(file, 'utf8'), file);
}

/** @throws TopicsFileInvalid with every problem at once */
export function parseTopics(yaml: string, file: string): DeclaredTopic[] {
  const parsed = topicsFile.safeParse(parse(yaml));
  if (parsed.success) return parsed.data.topics;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'file'}: ${message}`,
  );
  throw new TopicsFileInvalid(file, problems);
}

function namesDiffer(topics: readonly { readonly name: string }[]): boolean {
  return new Set(topics.map(({ name }) => name)).size === topics.length;
}
