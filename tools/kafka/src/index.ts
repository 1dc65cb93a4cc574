export { declareTopics, type DeclaredTopics, type TopicDifference } from './declare-topics';
export { describeWithKafka, type KafkaAvailability, kafkaAvailability } from './kafka-availability';
export { type BrokerOptions, type RunningBroker, startBroker } from './kafka-broker';
export {
  KafkaDidNotStart,
  KafkaFolderInUse,
  KafkaPortTaken,
  KafkaUnavailable,
  TopicsFileInvalid,
} from './kafka.errors';
export { resolveKafka, type ResolvedKafka, type ResolveOptions } from './resolve-kafka';
export { committedTopicsFile } from './topics-file';
