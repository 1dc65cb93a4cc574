import { load, type LoadResult } from '../load';
import { alternateLoads, type Benchmark, orFailed, type Row } from '../measure';
import { type ServerProcess } from '../server-process';
import { aDozenCalls, twoHops } from '../servers/toy-schemas';
import { type GatewayBed, openGatewayBed } from './gateway-bed';
import { hiveGateway } from './hive-gateway';

interface Comparison {
  readonly id: string;
  readonly what: string;
  readonly query: string;
  readonly first: number;
  readonly contenderIs: string;
  readonly atLeast: number;
  readonly connections?: number;
}

const smallAnswer = { what: 'two hops, 20 tasks with their units', query: twoHops, first: 20 };

function ask(
  server: ServerProcess,
  { tokens }: GatewayBed,
  { query, first, connections = 16 }: Comparison,
): Promise<LoadResult> {
  const headers = (at: number) => ({ authorization: `Bearer ${tokens[at % tokens.length]}` });
  return load({
    server,
    body: JSON.stringify({ query, variables: { first } }),
    headers,
    connections,
  });
}

function row(bed: GatewayBed, contender: ServerProcess, compared: Comparison): Promise<Row> {
  const { id, what, contenderIs, atLeast } = compared;
  const measured = alternateLoads(
    () => ask(bed.ours, bed, compared),
    () => ask(contender, bed, compared),
  );
  const told = { id, what, unit: 'req/s', contenderIs, atLeast };
  return orFailed(
    id,
    what,
    measured.then((figures) => ({ ...told, ...figures })),
  );
}

/** P1 to P3 of quality.md: our gateway with all security on, the others with none. */
export const gatewayBenchmark: Benchmark = {
  ids: ['P1', 'P2', 'P3'],
  async run() {
    const bed = await openGatewayBed();
    try {
      return [
        await row(bed, bed.stock, {
          ...smallAnswer,
          id: 'P1',
          contenderIs: 'stock gateway without security',
          atLeast: 2,
        }),
        await row(bed, bed.stitch, {
          ...smallAnswer,
          id: 'P1',
          contenderIs: 'a hand-written stitch of the two calls',
          atLeast: 0.22,
        }),
        await againstHive(bed),
        await row(bed, bed.stock, {
          id: 'P3',
          what: 'a large answer, a dozen subgraph calls',
          query: aDozenCalls,
          first: 70,
          contenderIs: 'stock gateway without security',
          atLeast: 1.6,
          connections: 4, // more of these wait longer on a busy machine than our gateway lets a query take
        }),
      ];
    } finally {
      await bed.stop();
    }
  },
};

async function againstHive(bed: GatewayBed): Promise<Row> {
  const hive = await hiveGateway(bed.supergraphFile);
  if (typeof hive === 'string') return { id: 'P2', what: smallAnswer.what, notRun: hive };
  try {
    const contenderIs = 'Hive Gateway without security';
    return await row(bed, hive, { ...smallAnswer, id: 'P2', contenderIs, atLeast: 1.8 });
  } finally {
    await hive.stop();
  }
}
