import { declareTopics } from '@huiyin/kafka-tool';
import { createLogger } from '@huiyin/observability';
import { declareEnvironment } from './env';

const logger = createLogger({ service: 'kafka-topics' });

// A program of its own: the supervisor, which most people start without Kafka, need not load a Kafka client.
declareTopics(declareEnvironment().KAFKA_BROKERS).then(
  ({ created, differences }) => {
    logger.info({ created }, 'topics declared');
    for (const difference of differences) logger.warn({ difference }, 'a topic is not as declared');
  },
  (error: unknown) => {
    logger.fatal({ err: error }, 'topics could not be declared');
    process.exitCode = 1;
  },
);
