import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerItemMoved } from '@huiyin/contracts';
import { type OutgoingEvent, Relay, UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { createDataSource } from '@huiyin/persistence';
import { type EventsBed, type Measurement, NullTransport, someEvents } from './events-bed';

const perSecond = 500;
const seconds = 5;
const tickMs = 20;
/** quality.md P13, milliseconds. */
const allowed = 250;

class TimedTransport extends NullTransport {
  readonly sentAt = new Map<string, number>();

  override async publish(events: readonly OutgoingEvent[]): Promise<void> {
    await super.publish(events);
    for (const { key } of events) this.sentAt.set(key, performance.now());
  }
}

/** P13: from commit to the transport at 500 events/s, each in a transaction of its own; 99th percentile in ms. */
export async function measureRelayLatency(bed: EventsBed): Promise<Measurement> {
  await bed.admin.query('TRUNCATE events.outbox_message');
  const transport = new TimedTransport();
  const relay = new Relay({ databaseUrl: bed.url, transport, logger: silentLogger });
  const dataSource = createDataSource({
    ...{ url: bed.url, entities: [], migrations: [] },
    ...{ applicationName: 'bench', poolSize: 16 },
  });
  await dataSource.initialize();
  const unitOfWork = new UnitOfWork({
    dataSource,
    clock: systemClock,
    onCommitted: () => relay.wake(),
  });
  relay.start();
  const committedAt = await emitSteadily(unitOfWork);
  await relay.stop();
  await dataSource.destroy();
  const lags = [...committedAt].map(([key, at]) =>
    Math.max(0, (transport.sentAt.get(key) ?? Infinity) - at),
  );
  const p99 = Math.round(lags.sort((a, b) => a - b)[Math.floor(lags.length * 0.99)] ?? Infinity);
  return {
    name: 'P13 relay: commit to transport at 500 events/s, p99 in ms, against the allowed (ratio: allowed / ours)',
    ours: p99,
    contender: allowed,
    ratio: Math.round((allowed / Math.max(p99, 1)) * 100) / 100,
  };
}

async function emitSteadily(unitOfWork: UnitOfWork): Promise<Map<string, number>> {
  const committedAt = new Map<string, number>();
  const count = perSecond * seconds;
  const payloads = someEvents(count, { items: count }).map(({ data }) =>
    LedgerItemMoved.schema.parse(data),
  );
  const running: Promise<void>[] = [];
  const started = performance.now();
  while (payloads.length > 0) {
    const due =
      Math.floor(((performance.now() - started) / 1_000) * perSecond) - (count - payloads.length);
    for (const payload of payloads.splice(0, Math.max(0, due))) {
      const commit = unitOfWork.run({ bureauId: payload.bureauId }, async (tx) => {
        tx.emit(LedgerItemMoved.of(payload));
      });
      running.push(
        commit.then(() => void committedAt.set(payload.ledgerItemId, performance.now())),
      );
    }
    await sleep(tickMs);
  }
  await Promise.all(running);
  return committedAt;
}
