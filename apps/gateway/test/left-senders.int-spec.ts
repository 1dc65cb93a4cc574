import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { Actor } from '@huiyin/identity';
import { FileDoor } from '../src/files/file-door';
import { Transfers } from '../src/files/transfers';

const actor = new Actor({ kind: 'person', personId: 'p', grants: [] });

describe('the file door', () => {
  it('keeps no place for who left before it was known who they are', async () => {
    const waiting: (() => void)[] = [];
    let asked = 0;
    const transfers = new Transfers(16, 2);
    const client = { transfer: () => new Promise(() => undefined) };
    const door = new FileDoor(
      {
        ...{ transfers, clients: new Map([['wards', client as never]]) },
        routes: [{ subgraph: 'wards', method: 'GET', path: '/table.docx' }],
        signIn: {
          actorOf: () => {
            asked += 1;
            return new Promise<Actor>((known) => waiting.push(() => known(actor)));
          },
        } as never,
        ...{ signed: { for: () => 'signed' } as never, record: { note: () => undefined } as never },
      },
      { maxBytes: 1, idleMs: 1_000, totalMs: 1_000 },
    );
    const http = fastify();
    door.register(http);
    await http.listen({ host: '127.0.0.1', port: 0 });
    const { port } = http.server.address() as AddressInfo;
    for (const at of [1, 2, 3]) {
      const line = connect(port, '127.0.0.1');
      line.write(
        'GET /files/wards/table.docx HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\n\r\n',
      );
      while (asked < at) await new Promise((go) => setTimeout(go, 5));
      line.destroy();
      await new Promise((go) => setTimeout(go, 50));
      waiting.shift()?.();
      await new Promise((go) => setTimeout(go, 20));
    }
    http.server.closeAllConnections();
    http.server.close();
    const leave = [transfers.enter(actor), transfers.enter(actor)];
    leave.forEach((one) => one());
  });
});
