import type { CloudEvent } from '@huiyin/contracts';
import { embedded } from '../test/transports';
import { beginWalk, countSteps, takeStep, type Walk } from '../test/walks';
import { World } from '../test/world';
import { EventConsumer } from './event-consumer';
import { runOnce } from './reaction';

describe('effectively once', () => {
  let world: World;
  let walks: Walk[];
  let events: CloudEvent[];

  beforeEach(async () => {
    world = await World.open();
    const writers = await world.writers();
    walks = await Promise.all(Array.from({ length: 6 }, () => beginWalk(writers, world.bureauId)));
    for (let step = 0; step < 10; step += 1)
      await Promise.all(walks.map((walk) => takeStep(writers, walk)));
    events = (await world.outbox()).map(({ event }) => event);
  });
  afterEach(() => world.close());

  it('R4 does once what five copies of a consumer get at once, in runs cut differently', async () => {
    const outcomes: string[] = [];
    const copies = await Promise.all(Array.from({ length: 5 }, () => aConsumer(outcomes)));

    await Promise.all(copies.map((copy, index) => inRunsOf(7 + index * 11, copy)));

    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(60);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(240);
    await everyWalkHasItsSteps();
  });

  it('R4 knows an event again within one run of the stream', async () => {
    const outcomes: string[] = [];
    const consumer = await aConsumer(outcomes);

    await consumer.handleMany(events.flatMap((event) => [event, event]));

    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(60);
    await everyWalkHasItsSteps();
  });

  it('runs one reaction five times at once and does its work once', async () => {
    const unitOfWork = await world.unitOfWork(world.consumer.url);
    const [first] = events;
    const runs = Array.from({ length: 5 }, () =>
      runOnce(unitOfWork, countSteps, first as CloudEvent),
    );

    expect((await Promise.all(runs)).sort()).toEqual(['done', ...Array(4).fill('duplicate')]);
    expect(await world.applied()).toBe(1);
  });

  it('leaves nothing behind when the work fails: the event can be claimed again', async () => {
    const unitOfWork = await world.unitOfWork(world.consumer.url);
    const [first] = events;
    const failing = { ...countSteps, react: () => Promise.reject(new Error('not today')) };
    await expect(runOnce(unitOfWork, failing, first as CloudEvent)).rejects.toThrow('not today');

    expect(await runOnce(unitOfWork, countSteps, first as CloudEvent)).toBe('done');
  });

  it('gives back what a long transaction did not get to, and does it in the next', async () => {
    const slow = {
      ...countSteps,
      react: async (...args: Parameters<typeof countSteps.react>) => {
        await countSteps.react(...args);
        await new Promise((resolve) => setTimeout(resolve, 30));
      },
    };
    const outcomes: string[] = [];
    const consumer = await aConsumer(outcomes, slow);

    await consumer.handleMany(events.slice(0, 30));

    expect(outcomes).toEqual(Array(30).fill('done'));
    expect(await world.applied()).toBe(30);
  });

  it('R5 holds back the later events of a key while an earlier one waits for its next try', async () => {
    const [first] = walks;
    const failures: number[] = [];
    const stumbling = {
      ...countSteps,
      react: async (...[tx, event]: Parameters<typeof countSteps.react>) => {
        const isStumble = event.payload.walkId === first?.id && event.payload.step === 3;
        if (isStumble && failures.push(1) < 4) throw new Error('stumbled');
        await countSteps.react(tx, event);
      },
    };
    const consumer = await aConsumer([], stumbling);

    await consumer.handleMany(events);

    expect(failures.length).toBeGreaterThan(3);
    await everyWalkHasItsSteps();
  });

  it('R8 never takes a connection that breaks under a reaction for its fault', async () => {
    let breaks = 0;
    const unlucky = {
      ...countSteps,
      react: async (...[tx, event]: Parameters<typeof countSteps.react>) => {
        if (event.payload.step === 2 && (breaks += 1) <= 3)
          await tx.manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
        await countSteps.react(tx, event);
      },
    };
    const consumer = await aConsumer([], unlucky, 2);
    const deliver = () =>
      consumer.handleMany(events).then(
        () => 'done',
        () => 'again',
      );

    const deliveries = [await deliver(), await deliver(), await deliver(), await deliver()];

    expect(deliveries).toEqual(['again', 'again', 'again', 'done']);
    expect(await world.deadLetters()).toEqual([]);
    await everyWalkHasItsSteps();
  });

  it('keeps the tenants apart: each bureau’s events see that bureau’s rows only', async () => {
    const writers = await world.writers();
    const other = await beginWalk(writers, '0b1f6c1e-6f0e-4b53-9a51-3f6f3f1d2c77');
    await takeStep(writers, other);
    const consumer = await aConsumer([]);

    await consumer.handleMany((await world.outbox()).map(({ event }) => event));

    const { rows } = await world.admin.consumer.query(
      'SELECT bureau_id, applied FROM walk_view WHERE id = $1',
      [other.id],
    );
    expect(rows).toEqual([{ bureau_id: other.bureauId, applied: 1 }]);
    await everyWalkHasItsSteps();
  });

  async function aConsumer(
    outcomes: string[],
    reaction = countSteps,
    maxAttempts = 5,
  ): Promise<EventConsumer> {
    return new EventConsumer({
      service: world.service,
      unitOfWork: await world.unitOfWork(world.consumer.url, undefined, 4),
      transport: world.open(embedded.forConsumer(world, world.consumer)),
      reactions: [reaction],
      maxAttempts,
      logger: world.logger,
      onHandled: (_, outcome) => void outcomes.push(outcome),
    });
  }

  async function inRunsOf(size: number, consumer: EventConsumer): Promise<void> {
    for (let start = 0; start < events.length; start += size)
      await consumer.handleMany(events.slice(start, start + size));
  }

  async function everyWalkHasItsSteps(): Promise<void> {
    const views = await world.views();
    expect(views).toHaveLength(6);
    for (const view of views)
      expect(view).toMatchObject({ last_step: 10, applied: 10, out_of_order: 0 });
  }
});
