import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@huiyin/testing';
import { describeWithKafka } from '@huiyin/kafka-tool';
import { crashCases } from '../test/crash.cases';
import { deliveryCases } from '../test/delivery.cases';
import { poisonCases } from '../test/poison.cases';
import { embedded, KafkaUnderTest, type TransportUnderTest } from '../test/transports';
import { beginWalk, takeStep } from '../test/walks';
import { World } from '../test/world';

jest.setTimeout(60_000);

/** One suite, both transports (issue 2 C): what holds with a broker holds without one. */
function allCases(under: TransportUnderTest): void {
  describe('delivers', () => deliveryCases(under));
  describe('survives poison', () => poisonCases(under));
  describe('survives crashes', () => crashCases(under));
}

describe('the embedded transport', () => allCases(embedded));

describeWithKafka('the kafka transport, on a real broker', () => {
  const kafka = new KafkaUnderTest();
  beforeAll(() => kafka.start(), 15 * 60_000); // the very first run fetches the jars
  afterAll(() => kafka.stop());

  allCases(kafka);

  it('R7 lets intake go on while the broker is away, and drains when it is back', async () => {
    const world = await World.open();
    const relay = await world.startRelay(kafka);
    const writers = await world.writers(2, () => relay.wake());
    const walk = await beginWalk(writers, world.bureauId);
    await world.startConsumer(kafka);
    await takeStep(writers, walk);
    await eventually(async () => expect(await world.applied()).toBe(1));

    await kafka.kill();
    const slowest: number[] = [];
    for (let step = 0; step < 20; step += 1) {
      const started = performance.now();
      await takeStep(writers, walk);
      slowest.push(performance.now() - started);
      await sleep(100);
    }
    expect(Math.max(...slowest)).toBeLessThan(1_000);
    await kafka.start();

    await eventually(async () => expect(await world.applied()).toBe(21), 40_000);
    expect(await world.views()).toMatchObject([{ last_step: 21, out_of_order: 0 }]);
    expect(await world.deadLetters()).toEqual([]);
    await world.close();
  }, 120_000);
});
