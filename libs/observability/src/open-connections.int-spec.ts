import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { OpenConnections } from './open-connections';

describe('stopping a server that has open connections (quality R13)', () => {
  let server: Server;
  let connections: OpenConnections;
  let responses: ServerResponse[];
  const sockets: Socket[] = [];

  beforeEach(async () => {
    responses = [];
    server = createServer((_request, response) => void responses.push(response));
    connections = new OpenConnections(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.closeAllConnections();
  });

  async function connected(firstWords = ''): Promise<{ socket: Socket; text: Promise<string> }> {
    const arrived = once(server, 'connection');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    const text = new Promise<string>((resolve) => {
      let read = '';
      socket.on('data', (chunk) => (read += String(chunk))).on('close', () => resolve(read));
    });
    await arrived;
    if (firstWords) {
      const asked = once(server, 'request');
      socket.write(firstWords);
      await asked;
    }
    return { socket, text };
  }

  async function closed(): Promise<number> {
    const began = performance.now();
    await connections.leave();
    return performance.now() - began;
  }

  it('does not wait for a connection on which nothing was ever asked', async () => {
    await connected();

    expect(await closed()).toBeLessThan(1_000);
  });

  it('waits for an answer that is being written, and delivers all of it', async () => {
    const { text } = await connected('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const over = closed();
    setTimeout(() => responses[0]?.end('the whole answer'), 700);

    expect(await over).toBeGreaterThan(600);
    expect(await text).toContain('the whole answer');
  });

  it('still takes a request that was on its way when the listener closed', async () => {
    const { socket, text } = await connected();
    const over = closed();
    server.once('request', (_request, response) => response.end('late, but answered'));
    setTimeout(() => socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n'), 50);
    await over;

    expect(await text).toContain('late, but answered');
  });
});
