import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { KafkaPortTaken } from './kafka.errors';

/** `count` different free ports on 127.0.0.1, all held until the last is known so that none is given twice. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => hold(0)));
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map(release));
  return ports;
}

/** @throws KafkaPortTaken somebody listens on it already */
export async function requireFree(port: number): Promise<void> {
  const server = await hold(port).catch(() => {
    throw new KafkaPortTaken(port);
  });
  await release(server);
}

async function hold(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
