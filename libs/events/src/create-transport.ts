import type { Logger } from '@huiyin/observability';
import { EmbeddedTransport } from './embedded-transport';
import { KafkaTransport } from './kafka-transport';
import type { EventTransport } from './transport';

export type TransportChoice =
  | { readonly kind: 'kafka'; readonly brokers: readonly string[] }
  | { readonly kind: 'embedded'; readonly sources: Readonly<Record<string, string>> };

export function createTransport(
  choice: TransportChoice,
  own: { service: string; databaseUrl: string; logger: Logger },
): EventTransport {
  return choice.kind === 'kafka'
    ? new KafkaTransport({
        brokers: choice.brokers,
        clientId: `huiyin-${own.service}`,
        logger: own.logger,
      })
    : new EmbeddedTransport({
        databaseUrl: own.databaseUrl,
        sources: choice.sources,
        logger: own.logger,
      });
}
