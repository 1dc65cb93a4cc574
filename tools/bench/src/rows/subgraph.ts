import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { load, type LoadResult } from '../load';
import { alternateLoads, type Benchmark, type Row } from '../measure';
import { type ServerProcess, serverProcess } from '../server-process';
import { benchKey } from '../servers/bench-key';
import { listOf } from '../servers/list-query';

/** Signed beforehand, one per request: the verifier's cache must not make the guard look free. */
function signedActors(count: number): string[] {
  const signer = new ActorSigner({ things: benchKey });
  const grants = [{ role: 'campaign-office' as const }];
  return Array.from({ length: count }, () =>
    signer.sign(
      new Actor({ kind: 'person', personId: newId(), bureauId: newId(), grants }),
      'things',
    ),
  );
}

type List = Parameters<typeof listOf>[0];

function ask(server: ServerProcess, field: List, first: number): Promise<LoadResult> {
  const actors = signedActors(first > 100 ? 5_000 : 40_000);
  const headers = (at: number) => ({ [actorHeader]: actors[at % actors.length] ?? '' });
  return load({ server, body: listOf(field, first), headers });
}

/** P6 and P7 of quality.md. */
export const subgraphBenchmark: Benchmark = {
  ids: ['P6', 'P7'],
  async run() {
    const ours = await serverProcess('tools/bench/src/servers/subgraph-ours.js');
    const stock = await serverProcess('tools/bench/src/servers/subgraph-default.js');
    const rows: Row[] = [];
    for (const first of [20, 1_000]) {
      const guarded = () => ask(ours, 'guarded', first);
      rows.push(
        {
          id: 'P6',
          what: `subgraph list of ${first}`,
          unit: 'req/s',
          contenderIs: 'default Apollo Server 5',
          atLeast: 2.5,
          ...(await alternateLoads(guarded, () => ask(stock, 'plain', first))),
        },
        {
          id: 'P7',
          what: `guard tax at ${first} objects`,
          unit: 'req/s',
          contenderIs: 'the same list without permission',
          atLeast: 0.85,
          ...(await alternateLoads(guarded, () => ask(ours, 'unguarded', first))),
        },
      );
    }
    await Promise.all([ours.stop(), stock.stop()]);
    return rows;
  },
};
