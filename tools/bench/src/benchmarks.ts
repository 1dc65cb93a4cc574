import type { Benchmark, RowNotRun } from './measure';
import { ballotsBenchmark } from './rows/ballots';
import { directoryBenchmark } from './rows/directory';
import { dutiesBenchmark } from './rows/duties';
import { dutyEngineBenchmark } from './rows/duty-engine';
import { consumerBenchmark, relayBenchmark, wakingBenchmark } from './rows/events';
import { gatewayBenchmark } from './rows/gateway';
import { importBenchmark } from './rows/import';
import { issuingBenchmark } from './rows/issuing';
import { representationsBenchmark } from './rows/representations';
import { startBenchmark } from './rows/start-times';
import { subgraphBenchmark } from './rows/subgraph';

function elsewhere(id: string, what: string, notRun: string): Benchmark {
  const row: RowNotRun = { id, what, notRun };
  return { ids: [id], run: () => Promise.resolve([row]) };
}

/** In the order of quality.md. */
export const benchmarks: readonly Benchmark[] = [
  gatewayBenchmark,
  elsewhere('P4', '50 to 500 connections', 'no row yet'),
  elsewhere('P5', 'resident memory of the gateway', 'no row yet; figures in docs/performance.md'),
  subgraphBenchmark,
  elsewhere('P8', '20 rows by bureau against PostGraphile', 'no row yet'),
  elsewhere(
    'P9',
    'SQL statements at 5 and at 500 rows',
    'counted by the tests: apps/*/test/statements.int-spec.ts',
  ),
  representationsBenchmark,
  relayBenchmark,
  wakingBenchmark,
  consumerBenchmark,
  issuingBenchmark,
  ballotsBenchmark,
  dutyEngineBenchmark,
  dutiesBenchmark,
  importBenchmark,
  startBenchmark,
  directoryBenchmark,
];
