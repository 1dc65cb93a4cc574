import { kafkaToolSettings } from './env';
import { KafkaUnavailable } from './kafka.errors';
import { whyKafkaIsUnavailable } from './resolve-kafka';

export type KafkaAvailability =
  { readonly isAvailable: true } | { readonly isAvailable: false; readonly reason: string };

/** Whether a real broker can be run here; cheap, synchronous (jest collects tests so), fetches nothing. */
export function kafkaAvailability(): KafkaAvailability {
  const reason = whyKafkaIsUnavailable();
  return reason === null ? { isAvailable: true } : { isAvailable: false, reason };
}

/**
 * `describe` for suites that need a real broker. Where there can be none it says so and skips; in CI it fails,
 * because there the Kafka half must never be left out silently.
 */
export function describeWithKafka(title: string, body: () => void): void {
  const availability = kafkaAvailability();
  if (availability.isAvailable) return void describe(title, body);
  const notice = `Kafka half not run: ${availability.reason}`;
  process.stderr.write(`${notice}\n`);
  if (!kafkaToolSettings().isCi) return void describe.skip(title, body);
  describe(title, () => {
    it('can run a real Kafka', () => {
      throw new KafkaUnavailable(notice);
    });
  });
}
