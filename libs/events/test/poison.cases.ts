import { eventually } from '@huiyin/testing';
import { type Reaction, redeliver } from '../src';
import { KafkaUnderTest, type TransportUnderTest } from './transports';
import { beginWalk, countSteps, takeStep, type Walk } from './walks';
import { World } from './world';

class StonesInTheWay extends Error {}

/** One reaction that cannot digest some walks, as long as `isMended` is false. */
function choosy(poison: Set<string>): {
  reaction: typeof countSteps;
  mend: () => void;
  triedAt: number[];
} {
  let isMended = false;
  const triedAt: number[] = [];
  const react: Reaction<{ walkId: string; bureauId: string; step: number }>['react'] = async (
    tx,
    event,
  ) => {
    await countSteps.react(tx, event);
    if (isMended || !poison.has(event.payload.walkId)) return;
    triedAt.push(performance.now());
    throw new StonesInTheWay('a stone lies in the way');
  };
  return { reaction: { ...countSteps, react }, mend: () => (isMended = true), triedAt };
}

export function poisonCases(under: TransportUnderTest): void {
  let world: World;
  beforeEach(async () => void (world = await World.open()));
  afterEach(() => world.close());

  it('R6 buries a poison event after N tries, with its reason, while other keys flow within 2 s', async () => {
    const relay = await world.startRelay(under);
    const writers = await world.writers(4, () => relay.wake());
    const bad = await beginWalk(writers, world.bureauId);
    const good = await beginWalk(writers, world.bureauId);
    const { reaction } = choosy(new Set([bad.id]));
    await world.startConsumer(under, { reactions: [reaction], maxAttempts: 3 });
    await takeStep(writers, bad);

    const lags: number[] = [];
    for (let step = 1; step <= 20; step += 1) {
      const sent = performance.now();
      await takeStep(writers, step % 4 === 0 ? bad : good);
      if (step % 4 === 0) continue;
      const goodSteps = step - Math.floor(step / 4);
      await eventually(async () =>
        expect(await viewOf(good)).toMatchObject({ last_step: goodSteps }),
      );
      lags.push(performance.now() - sent);
    }

    expect(Math.max(...lags)).toBeLessThan(2_000);
    await eventually(async () => expect(await world.deadLetters()).toHaveLength(6));
    const [letter] = await world.deadLetters();
    expect(letter).toMatchObject({
      reaction: 'count-steps',
      reason: 'Error: a stone lies in the way',
      attempts: 3,
      event: { data: { walkId: bad.id, step: 1 } },
    });
    expect(await viewOf(bad)).toBeUndefined();
    if (under instanceof KafkaUnderTest)
      expect(await under.count(`huiyin.${world.service}.dead-letter`)).toBe(6);
  });

  it('R6 others wait less than 2 s even behind a whole batch of poison', async () => {
    const writers = await world.writers();
    const bad = await Promise.all(
      Array.from({ length: 15 }, () => beginWalk(writers, world.bureauId)),
    );
    const good = await beginWalk(writers, world.bureauId);
    for (const walk of bad) for (let step = 0; step < 3; step += 1) await takeStep(writers, walk);
    await takeStep(writers, good);
    await world.startConsumer(under, {
      reactions: [choosy(new Set(bad.map(({ id }) => id))).reaction],
    });

    const relay = await world.startRelay(under);
    await eventually(async () => expect(await viewOf(good)).toMatchObject({ last_step: 1 }), 4_000);
    const sent = performance.now();
    await takeStep(writers, good);
    relay.wake();
    await eventually(async () => expect(await viewOf(good)).toMatchObject({ last_step: 2 }));

    expect(performance.now() - sent).toBeLessThan(2_000);
    await eventually(async () => expect(await world.deadLetters()).toHaveLength(45));
  });

  it('R6 redelivers dead letters in order once the cause is mended, and only once', async () => {
    const writers = await world.writers();
    const walk = await beginWalk(writers, world.bureauId);
    for (let step = 0; step < 3; step += 1) await takeStep(writers, walk);
    const { reaction, mend } = choosy(new Set([walk.id]));
    await world.startRelay(under);
    await world.startConsumer(under, { reactions: [reaction], maxAttempts: 2 });
    await eventually(async () => expect(await world.deadLetters()).toHaveLength(3));
    const consumerUnitOfWork = await world.unitOfWork(world.consumer.url);

    expect(await redeliver(consumerUnitOfWork, reaction)).toEqual(['dead', 'dead', 'dead']);
    expect(await world.deadLetters()).toHaveLength(3);
    mend();
    const outcomes = await Promise.all([
      redeliver(consumerUnitOfWork, reaction),
      redeliver(consumerUnitOfWork, reaction),
    ]);

    expect(outcomes.flat().filter((outcome) => outcome === 'done')).toHaveLength(3);
    expect(await world.deadLetters()).toEqual([]);
    expect(await world.views()).toEqual([
      { id: walk.id, last_step: 3, applied: 3, out_of_order: expect.any(Number) },
    ]);
  });

  async function viewOf({ id }: Walk) {
    return (await world.views()).find((view) => view.id === id);
  }
}
