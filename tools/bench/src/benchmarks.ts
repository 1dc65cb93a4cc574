import type { Benchmark } from './measure';
import { gatewayBenchmark } from './rows/gateway';
import { subgraphBenchmark } from './rows/subgraph';

/** In the order of quality.md. */
export const benchmarks: readonly Benchmark[] = [gatewayBenchmark, subgraphBenchmark];
