import { type EventsBed, type Measurement, openBed } from '../events-bed';
import { measureConsumer } from '../events-consumer';
import { measureRelayLatency } from '../events-latency';
import { measureRelay } from '../events-relay';
import { measureWaking } from '../events-waking';
import type { Benchmark, MeasuredRow, Row } from '../measure';

type Told = Pick<MeasuredRow, 'what' | 'contenderIs' | 'atLeast'>;

function row(id: string, { ours, contender, ratio }: Measurement, told: Told): Row {
  return { id, unit: 'events/s', ours, contender, ratio, ...told };
}

async function onBed<T>(work: (bed: EventsBed) => Promise<T>): Promise<T> {
  const bed = await openBed();
  try {
    return await work(bed);
  } finally {
    await bed.close();
  }
}

/** P13 of quality.md; the backlog of a million events takes the first row's rate. */
export const relayBenchmark: Benchmark = {
  ids: ['P13'],
  run: () =>
    onBed(async (bed) => [
      row('P13', await measureRelay(bed), {
        what: 'relay, batch 500',
        contenderIs: 'a bare poll-and-send loop',
        atLeast: 0.8,
      }),
      {
        ...row('P13', await measureRelayLatency(bed), {
          what: 'commit to transport at 500 events/s, 99th percentile',
          contenderIs: 'the goal (at most)',
          atLeast: 1,
        }),
        unit: 'ms',
      },
    ]),
};

/** P14: waking the relay after each commit against a relay that polls. */
export const wakingBenchmark: Benchmark = {
  ids: ['P14'],
  run: () =>
    onBed(async (bed) => [
      row('P14', await measureWaking(bed), {
        what: 'writers that wake the relay',
        contenderIs: 'the same writers, the relay polling every 25 ms',
        atLeast: 0.95,
      }),
    ]),
};

/** P15: inbox and projection. */
export const consumerBenchmark: Benchmark = {
  ids: ['P15'],
  run: () =>
    onBed(async (bed) => {
      const [byTime, byCpu] = (await measureConsumer(bed)) as [Measurement, Measurement];
      return [
        row('P15', byCpu, {
          what: 'consumer: inbox + projection, per CPU second of its process',
          contenderIs: 'the goal',
          atLeast: 1,
        }),
        row('P15', byTime, {
          what: 'the same in wall time',
          contenderIs: 'one transaction per event',
        }),
      ];
    }),
};
