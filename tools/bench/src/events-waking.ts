import { LedgerItemMoved } from '@huiyin/contracts';
import { Relay, UnitOfWork } from '@huiyin/events';
import { newId, systemClock } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { createDataSource } from '@huiyin/persistence';
import { type EventsBed, measured, type Measurement, NullTransport } from './events-bed';

const writers = 8;
const writeMs = 2_000;
const pollMs = 25;

/** P14: what the call that wakes the relay costs those who write. Both contenders' relays send everything. */
export function measureWaking(bed: EventsBed): Promise<Measurement> {
  return measured(
    'P14 writers: commits/s, waking the relay against a relay that polls',
    () => written(bed, true),
    () => written(bed, false),
  );
}

async function written(bed: EventsBed, isWaking: boolean): Promise<number> {
  await bed.admin.query('TRUNCATE events.outbox_message, item_view');
  const relay = new Relay({
    databaseUrl: bed.url,
    transport: new NullTransport(),
    logger: silentLogger,
    idleMs: pollMs,
  });
  const dataSource = createDataSource({
    url: bed.url,
    entities: [],
    migrations: [],
    applicationName: 'bench',
    poolSize: writers,
  });
  await dataSource.initialize();
  const waking = isWaking ? { onCommitted: () => relay.wake() } : {};
  const unitOfWork = new UnitOfWork({ dataSource, clock: systemClock, ...waking });
  relay.start();
  try {
    return await commitsPerSecond(unitOfWork);
  } finally {
    await relay.stop();
    await dataSource.destroy();
  }
}

async function commitsPerSecond(unitOfWork: UnitOfWork): Promise<number> {
  const started = performance.now();
  let commits = 0;
  const writer = async () => {
    for (; performance.now() - started < writeMs; commits += 1) await moveItem(unitOfWork);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return (commits * 1_000) / (performance.now() - started);
}

function moveItem(unitOfWork: UnitOfWork): Promise<void> {
  const [ledgerItemId, bureauId] = [newId(), newId()];
  const ids = { problemId: newId(), campaignId: newId(), unitId: newId() };
  return unitOfWork.run({ bureauId }, async (tx) => {
    await tx.manager.query(
      `INSERT INTO item_view (id, bureau_id, state, moves) VALUES ($1, $2, 'UNDERTAKEN', 1)`,
      [ledgerItemId, bureauId],
    );
    const occurredAt = '2026-03-01T08:00:00.000Z';
    const moved = { from: 'REGISTERED', to: 'UNDERTAKEN', occurredAt, rebounds: 0 } as const;
    tx.emit(LedgerItemMoved.of({ ...ids, ...moved, ledgerItemId, bureauId }));
  });
}
