import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@huiyin/testing';
import type { EventTransport, Subscription } from '../src';
import type { TransportUnderTest } from './transports';
import { beginWalk, takeStep, type Walk } from './walks';
import { query, World } from './world';

class Killed extends Error {}

interface Step {
  readonly step: number;
}

/** The work of the first run of the stream commits, then the process is gone before its place is remembered. */
function dyingBeforeItRemembers(transport: EventTransport, died: () => void): EventTransport {
  const subscribe = (subscription: Subscription) =>
    transport.subscribe({
      ...subscription,
      handleMany: async (events) => {
        await subscription.handleMany?.(events);
        died();
        throw new Killed();
      },
    });
  return Object.assign(Object.create(transport) as EventTransport, { subscribe });
}

/** What every transport owes every consumer, when something breaks. */
export function crashCases(under: TransportUnderTest): void {
  let world: World;
  beforeEach(async () => void (world = await World.open()));
  afterEach(() => world.close());

  async function steps(count: number, walk?: Walk): Promise<Walk> {
    const writers = await world.writers(2);
    const walked = walk ?? (await beginWalk(writers, world.bureauId));
    for (let step = 0; step < count; step += 1) await takeStep(writers, walked);
    return walked;
  }

  it('R1 goes on from its place when the consumer was killed between the work and remembering it', async () => {
    await steps(10);
    await world.startRelay(under);
    let isDead = false;
    const outcomes: string[] = [];
    const dying: TransportUnderTest = {
      ...under,
      prepare: (service) => under.prepare?.(service) ?? Promise.resolve(),
      forConsumer: (...args) =>
        dyingBeforeItRemembers(under.forConsumer(...args), () => (isDead = true)),
    };
    const first = await world.startConsumer(dying);
    await eventually(() => expect(isDead).toBe(true));
    await first.stop();
    expect(await world.applied()).toBeGreaterThan(0);

    const started = await world.startConsumer(under, {
      onHandled: (_, outcome) => void outcomes.push(outcome),
    });
    await eventually(() => expect(outcomes).toContain('duplicate'));
    await eventually(async () => expect(await world.applied()).toBe(10));
    await started.stop();

    const afterwards: string[] = [];
    await steps(1, await aWalk());
    await world.startConsumer(under, { onHandled: (_, outcome) => void afterwards.push(outcome) });
    await eventually(async () => expect(await world.applied()).toBe(11));
    expect(afterwards).not.toContain('duplicate'); // the place was remembered: nothing came again
  });

  it('R2 R5 sends twice and applies once, in order, when the relay was killed between send and mark', async () => {
    const walk = await steps(20);
    const transport = world.open(under.forProducer(world));
    const killed = world.relay(transport, {
      batchSize: 15,
      failPoint: () => Promise.reject(new Killed()),
    });
    await expect(killed.relayBatch()).rejects.toThrow(Killed);
    expect((await world.outbox()).map(({ position }) => position)).toEqual(Array(20).fill(null));

    const outcomes: string[] = [];
    await world.startConsumer(under, { onHandled: (_, outcome) => void outcomes.push(outcome) });
    await world.startRelay(under);

    await eventually(async () => expect(await world.applied()).toBe(20));
    expect(await world.views()).toEqual([
      { id: walk.id, last_step: 20, applied: 20, out_of_order: 0 },
    ]);
  });

  it('R8 takes an outage of its own database for no poison, and catches up', async () => {
    await world.startConsumer(under, { maxAttempts: 2 });
    const walk = await steps(1);
    await world.startRelay(under);
    await eventually(async () => expect(await world.applied()).toBe(1));

    const cluster = world.consumer.urlAs('postgres').replace(/\/[^/]+$/, '/postgres');
    const name = world.consumer.url.split('/').at(-1);
    await query(cluster, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await query(
      cluster,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
    await steps(9, walk);
    await sleep(1_500);
    await query(cluster, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);

    await eventually(async () => expect(await world.applied()).toBe(10), 20_000);
    expect(await world.views()).toEqual([
      { id: walk.id, last_step: 10, applied: 10, out_of_order: 0 },
    ]);
    expect(await world.deadLetters()).toEqual([]);
  });

  it('goes on when the producer’s database cut every connection, and a broadcast misses nothing', async () => {
    await world.startConsumer(under);
    const seen: unknown[] = [];
    await world.open(under.forConsumer(world, world.consumer)).subscribe({
      consumer: `${world.service}cache`,
      sources: ['campaigns'],
      mode: 'broadcast',
      handle: async ({ bureauid, data }) =>
        void (bureauid === world.bureauId && seen.push((data as Step).step)),
    });
    const walk = await steps(1);
    await world.startRelay(under);
    await eventually(async () => expect(await world.applied()).toBe(1));

    await world.admin.consumer.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [world.producer.url.split('/').at(-1)],
    );
    await steps(4, walk);

    await eventually(async () => expect(await world.applied()).toBe(5));
    await eventually(() => expect(seen).toEqual([1, 2, 3, 4, 5]));
  });

  async function aWalk(): Promise<Walk> {
    const [walk] = await query<Walk>(
      world.producer.adminUrl,
      'SELECT id, bureau_id AS "bureauId" FROM walk',
    );
    return walk as Walk;
  }
}
