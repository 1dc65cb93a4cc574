import type { CloudEvent } from '@huiyin/contracts';
import { eventually } from '@huiyin/testing';
import type { TransportUnderTest } from './transports';
import { beginWalk, countSteps, takeStep, type Walk } from './walks';
import { slowCommits, World } from './world';

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** What every transport owes every consumer, when nothing breaks. */
export function deliveryCases(under: TransportUnderTest): void {
  let world: World;
  beforeEach(async () => void (world = await World.open()));
  afterEach(() => world.close());

  async function someSteps(walkCount: number, stepsEach: number): Promise<Walk[]> {
    const writers = await world.writers();
    const walks = await times(walkCount, () => beginWalk(writers, world.bureauId));
    await times(walkCount * stepsEach, (index) =>
      takeStep(writers, walks[index % walkCount] as Walk),
    );
    return walks;
  }

  it('R3 R5 keeps the order per key and loses nothing, with 32 writers that commit out of order', async () => {
    await slowCommits(world, 0.03);
    await world.startConsumer(under);
    const relay = await world.startRelay(under);
    const writers = await world.writers(32, () => relay.wake());
    const walks = await times(8, () => beginWalk(writers, world.bureauId));

    await times(320, (index) => takeStep(writers, walks[index % 8] as Walk));

    await eventually(async () => expect(await world.applied()).toBe(320));
    expect(await world.views()).toEqual(
      walks
        .map(({ id }) => ({ id, last_step: 40, applied: 40, out_of_order: 0 }))
        .sort((a, b) => a.id.localeCompare(b.id)),
    );
  });

  it('R1 delivers once what two relays move at once', async () => {
    await someSteps(6, 10);
    const relays = await times(2, () => world.startRelay(under, { batchSize: 7 }));
    const writers = await world.writers(8, () => relays.forEach((relay) => relay.wake()));
    await world.startConsumer(under);

    const more = await beginWalk(writers, world.bureauId);
    await times(30, () => takeStep(writers, more));

    await eventually(async () => expect(await world.applied()).toBe(90));
    expect((await world.views()).map(({ out_of_order }) => out_of_order)).toEqual(Array(7).fill(0));
    const positions = (await world.outbox()).map(({ position }) => position);
    expect(positions.sort((a, b) => Number(a) - Number(b))).toEqual(
      positions.map((_, index) => index + 1),
    );
  });

  it('R4 rebuilds the same state from zero in an empty consumer', async () => {
    await someSteps(5, 8);
    await world.startRelay(under);
    await world.startConsumer(under);
    await eventually(async () => expect(await world.applied()).toBe(40));

    const empty = await world.anotherConsumer();
    await world.startConsumer(under, { database: empty, service: `${world.service}again` });

    await eventually(async () => expect(await world.views(empty)).toEqual(await world.views()));
  });

  it('in broadcast mode shows every copy only what comes from now on', async () => {
    const [walk] = await someSteps(1, 5);
    const relay = await world.startRelay(under);
    await eventually(async () =>
      expect((await world.outbox()).every(({ position }) => position)).toBe(true),
    );
    const seen: CloudEvent[][] = [[], []];
    for (const copy of seen)
      await world.open(under.forConsumer(world, world.consumer)).subscribe({
        consumer: `${world.service}cache`,
        sources: ['campaigns'],
        mode: 'broadcast',
        handle: async (event) => void (event.bureauid === world.bureauId && copy.push(event)),
      });

    const writers = await world.writers(2, () => relay.wake());
    for (let step = 0; step < 3; step += 1) await takeStep(writers, walk as Walk);

    const steps = (events: CloudEvent[]) =>
      events.map(({ data }) => (data as { step: number }).step);
    await eventually(() =>
      expect(seen.map(steps)).toEqual([
        [6, 7, 8],
        [6, 7, 8],
      ]),
    );
  });

  it('in broadcast mode delivers again, to that copy, what its handler failed on', async () => {
    const relay = await world.startRelay(under);
    const seen: number[] = [];
    let failures = 0;
    await world.open(under.forConsumer(world, world.consumer)).subscribe({
      consumer: `${world.service}cache`,
      sources: ['campaigns'],
      mode: 'broadcast',
      handle: async ({ bureauid, data }) => {
        if (bureauid !== world.bureauId) return;
        if ((failures += 1) <= 2) throw new Error('cannot happen: not yet');
        seen.push((data as { step: number }).step);
      },
    });

    const writers = await world.writers(2, () => relay.wake());
    const walk = await beginWalk(writers, world.bureauId);
    await takeStep(writers, walk);
    await eventually(() => expect(failures).toBeGreaterThan(0));
    await takeStep(writers, walk);

    await eventually(() => expect(seen).toEqual([1, 2]));
  });

  it('hands each event to every reaction on its type, each once', async () => {
    await someSteps(2, 3);
    const names: string[] = [];
    const twin = {
      ...countSteps,
      name: 'count-steps-too',
      react: async () => void names.push('too'),
    };
    await world.startConsumer(under, { reactions: [countSteps, twin] });
    await world.startRelay(under);

    await eventually(async () => expect(await world.applied()).toBe(6));
    await eventually(() => expect(names.length).toBeGreaterThanOrEqual(6));
  });
}
