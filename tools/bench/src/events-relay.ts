import { Client } from 'pg';
import type { CloudEvent } from '@huiyin/contracts';
import { Relay } from '@huiyin/events';
import { silentLogger } from '@huiyin/observability';
import {
  measured,
  type EventsBed,
  fillOutbox,
  type Measurement,
  NullTransport,
  perSecond,
  someEvents,
} from './events-bed';

const batchSize = 500;
const backlog = 20_000;

/** P13: the relay (lock, order, positions) against the barest loop that still marks what it sent. */
export function measureRelay(bed: EventsBed): Promise<Measurement> {
  return measured(
    'P13 relay: events/s against a bare poll-and-send loop, batch 500',
    () => drained(bed, 'events.outbox_message', drainWithRelay),
    () => drained(bed, 'bare_outbox', drainBarely),
  );
}

async function drained(
  bed: EventsBed,
  table: string,
  drain: (url: string, transport: NullTransport) => Promise<void>,
): Promise<number> {
  await bed.admin.query(`TRUNCATE ${table}`);
  await fillOutbox(bed.admin, table, someEvents(backlog));
  const transport = new NullTransport();
  const figure = await perSecond(backlog, () => drain(bed.url, transport));
  if (new Set(transport.sent).size !== backlog)
    throw new Error('cannot happen: the relay lost events');
  return figure;
}

async function drainWithRelay(databaseUrl: string, transport: NullTransport): Promise<void> {
  const relay = new Relay({ databaseUrl, transport, logger: silentLogger, batchSize });
  while ((await relay.relayBatch()) > 0);
  await relay.stop();
}

async function drainBarely(connectionString: string, transport: NullTransport): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  for (;;) {
    const { rows } = await client.query<{
      id: string;
      topic: string;
      partition_key: string;
      event: CloudEvent;
    }>(
      `SELECT id, topic, partition_key, event FROM bare_outbox WHERE published_at IS NULL ORDER BY seq LIMIT ${batchSize}`,
    );
    if (rows.length === 0) break;
    await transport.publish(
      rows.map(({ topic, partition_key, event }) => ({ topic, key: partition_key, event })),
    );
    await client.query('UPDATE bare_outbox SET published_at = now() WHERE id = ANY($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
  }
  await client.end();
}
