import type { Benchmark, Row } from '../measure';
import { type ServerProcess } from '../server-process';
import { twoHops } from '../servers/toy-schemas';
import { type GatewayBed, openGatewayBed } from './gateway-bed';

/** What the entities' subgraph was sent since it was asked last. */
interface Sent {
  readonly representations: number;
  readonly duplicates: number;
  readonly bytes: number;
}

const tasks = 1_000; // of 200 units: each unit five times

async function sentBy(gateway: ServerProcess, { units, tokens }: GatewayBed): Promise<Sent> {
  const counts = units.url.replace(/graphql$/, 'sent');
  await fetch(counts);
  const answer = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[0]}` },
    body: JSON.stringify({ query: twoHops, variables: { first: tasks } }),
  });
  const { data } = (await answer.json()) as { data: { tasks: { unit: { name: string } }[] } };
  if (data.tasks.filter(({ unit }) => unit.name).length !== tasks)
    throw new Error('cannot happen: units are missing from the answer');
  return (await (await fetch(counts)).json()) as Sent;
}

/** P10 of quality.md: each entity is asked for once, however often it occurs. */
export const representationsBenchmark: Benchmark = {
  ids: ['P10'],
  async run(): Promise<Row[]> {
    const bed = await openGatewayBed({ isCounting: true });
    try {
      const [ours, stock] = [await sentBy(bed.ours, bed), await sentBy(bed.stock, bed)];
      return [
        {
          id: 'P10',
          what: `bytes sent for the units of ${tasks} tasks, stock ÷ ours`,
          unit: 'bytes',
          ours: ours.bytes,
          contender: stock.bytes,
          contenderIs: 'stock gateway',
          // Not one duplicate is allowed: then the row is missed whatever it saves.
          ratio: ours.duplicates === 0 ? stock.bytes / ours.bytes : 0,
          atLeast: 1,
          note: `${ours.duplicates} duplicates of ${ours.representations}; stock ${stock.duplicates} of ${stock.representations}`,
        },
      ];
    } finally {
      await bed.stop();
    }
  },
};
