import type { CloudEvent } from '@huiyin/contracts';
import { LedgerItemMoved } from '@huiyin/contracts';
import { EventConsumer, type Reaction, runOnce, UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { createDataSource } from '@huiyin/persistence';
import {
  measured,
  type EventsBed,
  type Measurement,
  NullTransport,
  perSecond,
  someEvents,
} from './events-bed';

const count = 5_000;
const run = 500;

type Moved = Parameters<typeof LedgerItemMoved.of>[0];

const project: Reaction<Moved> = {
  name: 'project-item',
  on: LedgerItemMoved,
  react: async ({ manager }, { payload }) => {
    await manager.query(
      `INSERT INTO item_view AS known (id, bureau_id, state, moves) VALUES ($1, $2, $3, 1)
       ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state, moves = known.moves + 1`,
      [payload.ledgerItemId, payload.bureauId, payload.to],
    );
  },
};

/** quality.md P15, events per second of one core. */
const goal = 5_000;

/**
 * P15: inbox and projection, as the consumer does it, against one transaction per event, one after another; and the
 * same per second of the consumer's own CPU against the goal, which a busy machine does not change.
 */
export async function measureConsumer(bed: EventsBed): Promise<Measurement[]> {
  const dataSource = createDataSource({
    url: bed.url,
    entities: [],
    migrations: [],
    applicationName: 'bench',
    poolSize: 8,
  });
  await dataSource.initialize();
  const unitOfWork = new UnitOfWork({ dataSource, clock: systemClock });
  try {
    const ours = () => consumed(bed, (events) => inRuns(unitOfWork, events));
    return [
      await measured(
        'P15 consumer: inbox + projection, events/s against one transaction per event',
        async () => (await ours()).perSecond,
        async () => (await consumed(bed, (events) => oneByOne(unitOfWork, events))).perSecond,
      ),
      await measured(
        'P15 consumer: events per CPU second of its process, against the goal',
        async () => (await ours()).perCpuSecond,
        () => Promise.resolve(goal),
      ),
    ];
  } finally {
    await dataSource.destroy();
  }
}

async function consumed(
  bed: EventsBed,
  consume: (events: CloudEvent[]) => Promise<void>,
): Promise<{ perSecond: number; perCpuSecond: number }> {
  await bed.admin.query('TRUNCATE events.inbox_message, item_view');
  const events = someEvents(count);
  const before = process.cpuUsage();
  const figure = await perSecond(count, () => consume(events));
  const { user, system } = process.cpuUsage(before);
  const { rows } = await bed.admin.query<{ moves: number }>(
    'SELECT sum(moves)::integer AS moves FROM item_view',
  );
  if (rows[0]?.moves !== count) throw new Error('cannot happen: the consumer lost events');
  return { perSecond: figure, perCpuSecond: (count * 1e6) / (user + system) };
}

async function inRuns(unitOfWork: UnitOfWork, events: readonly CloudEvent[]): Promise<void> {
  const consumer = new EventConsumer({
    service: 'bench',
    unitOfWork,
    transport: new NullTransport(),
    reactions: [project],
    logger: silentLogger,
  });
  for (let start = 0; start < events.length; start += run)
    await consumer.handleMany(events.slice(start, start + run));
}

async function oneByOne(unitOfWork: UnitOfWork, events: readonly CloudEvent[]): Promise<void> {
  for (const event of events) await runOnce(unitOfWork, project, event);
}
