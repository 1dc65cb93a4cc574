import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

const graceMs = 250;
const quietTurns = 5;
const longestTakingMs = 200;

/**
 * Knows which connections of a server are answering. `server.close()` waits for all others too: Node counts only those
 * as idle that have had an answer, and a browser's or a pool's spare connection would hold the process for a minute.
 */
export class OpenConnections {
  private readonly answering = new Map<Socket, number>();
  private isLeaving = false;
  private taken = 0;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.taken += 1;
      this.answering.set(socket, 0);
      socket.once('close', () => this.answering.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.count(socket, 1);
      response.once('close', () => this.count(socket, -1));
    });
  }

  /**
   * Closes the listener and resolves when the last connection has ended. What is being answered is answered to the end;
   * whatever else is open a moment later (250 ms, for a request that is on its way) is closed.
   */
  async leave(): Promise<void> {
    await this.takeAllWaiting();
    const ended = new Promise<void>((resolve) => this.server.close(() => resolve()));
    setTimeout(() => {
      this.isLeaving = true;
      for (const socket of this.answering.keys()) this.closeUnlessAnswering(socket);
    }, graceMs).unref();
    await ended;
  }

  /** Connections the system has taken but not yet handed over would be reset with the listener. */
  private async takeAllWaiting(): Promise<void> {
    const until = performance.now() + longestTakingMs;
    for (let quiet = 0; quiet < quietTurns && performance.now() < until; quiet += 1) {
      const before = this.taken;
      await setImmediate();
      if (this.taken !== before) quiet = 0;
    }
  }

  private count(socket: Socket, step: 1 | -1): void {
    const running = this.answering.get(socket);
    if (running === undefined) return;
    this.answering.set(socket, running + step);
    if (this.isLeaving) this.closeUnlessAnswering(socket);
  }

  private closeUnlessAnswering(socket: Socket): void {
    if (this.answering.get(socket) === 0) socket.destroySoon();
  }
}
