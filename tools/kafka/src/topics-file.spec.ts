import { committedTopicsFile, parseTopics, readTopicsFile } from './topics-file';

const SERVICES = ['organization', 'campaigns', 'evaluations', 'rectification'];

describe('infra/kafka/topics.yaml', () => {
  it('declares one topic and one dead-letter topic per service', () => {
    const names = readTopicsFile(committedTopicsFile()).map(({ name }) => name);

    expect(names.sort()).toEqual(
      SERVICES.flatMap((name) => [`huiyin.${name}`, `huiyin.${name}.dead-letter`]).sort(),
    );
  });

  it.each([
    [
      'an unknown setting',
      '{ name: huiyin.campaigns, partitions: 1, retentionDays: 1, replicas: 3 }',
      'replicas',
    ],
    [
      'a foreign name',
      '{ name: campaigns, partitions: 1, retentionDays: 1 }',
      'must read huiyin.<service>',
    ],
    [
      'no partitions',
      '{ name: huiyin.campaigns, partitions: 0, retentionDays: 1 }',
      'topics.0.partitions',
    ],
  ])('is refused with %s', (_, topic, complaint) => {
    expect(() => parseTopics(`topics: [${topic}]`, 'topics.yaml')).toThrow(complaint);
  });

  it('is refused when it names one topic twice', () => {
    const topic = '{ name: huiyin.campaigns, partitions: 1, retentionDays: 1 }';

    expect(() => parseTopics(`topics: [${topic}, ${topic}]`, 'topics.yaml')).toThrow(
      'names one topic twice',
    );
  });
});
