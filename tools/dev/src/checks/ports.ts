import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PortTaken } from '../start.errors';

export interface Ports {
  readonly gateway: number;
  readonly issuer: number;
}

/** PORT and PORT+1, or two free ones next to each other for PORT=0. @throws PortTaken */
export async function frontPorts(wanted: number): Promise<Ports> {
  if (wanted === 0) return freePair();
  const ports: Ports = { gateway: wanted, issuer: wanted + 1 };
  for (const use of ['gateway', 'issuer'] as const)
    if (!(await isFree(ports[use]))) throw new PortTaken(ports[use], use);
  return ports;
}

/**
 * Free ports below the range from which systems pick the near end of outgoing connections: a process that is
 * restarted minutes later finds its own port still free.
 */
export async function quietPorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

async function freePair(): Promise<Ports> {
  for (;;) {
    const [gateway = 0] = await quietPorts(1);
    if (await isFree(gateway + 1)) return { gateway, issuer: gateway + 1 };
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
