import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { load } from '../load';
import { alternate, type Benchmark, type Row } from '../measure';
import { serverProcess } from '../server-process';
import { benchKey } from '../servers/bench-key';
import { listOf } from '../servers/list-query';

/** Signed beforehand, one per request: the verifier's cache must not make the guard look free. */
function signedActors(count: number): string[] {
  const signer = new ActorSigner({ things: benchKey });
  return Array.from({ length: count }, () =>
    signer.sign(
      new Actor({
        kind: 'person',
        personId: newId(),
        bureauId: newId(),
        grants: [{ role: 'campaign-office' }],
      }),
      'things',
    ),
  );
}

/** P6 and P7 of quality.md. */
export const subgraphBenchmark: Benchmark = {
  id: 'P6-P7',
  async run() {
    const ours = await serverProcess('tools/bench/src/servers/subgraph-ours.js');
    const stock = await serverProcess('tools/bench/src/servers/subgraph-default.js');
    const rows: Row[] = [];
    for (const first of [20, 1_000]) {
      const ask = async (url: string, field: 'guarded' | 'unguarded' | 'plain') => {
        const actors = signedActors(30_000);
        const headers = (at: number) => ({ [actorHeader]: actors[at % actors.length] ?? '' });
        return (await load({ url, body: listOf(field, first), headers, seconds: 2 })).perSecond;
      };
      const against = await alternate(
        () => ask(ours.url, 'guarded'),
        () => ask(stock.url, 'plain'),
      );
      const tax = await alternate(
        () => ask(ours.url, 'guarded'),
        () => ask(ours.url, 'unguarded'),
      );
      rows.push(
        {
          id: 'P6',
          what: `subgraph list of ${first}`,
          unit: 'req/s',
          ...against,
          contenderIs: 'default Apollo Server 5',
          atLeast: 2.5,
        },
        {
          id: 'P7',
          what: `guard tax at ${first} objects`,
          unit: 'req/s',
          ...tax,
          contenderIs: 'the same without permission',
          atLeast: 0.85,
        },
      );
    }
    await Promise.all([ours.stop(), stock.stop()]);
    return rows;
  },
};
