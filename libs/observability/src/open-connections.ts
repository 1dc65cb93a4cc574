import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const graceMs = 250;

/**
 * Knows which connections of a server are answering. `server.close()` waits for all others too: Node counts only those
 * as idle that have had an answer, and a browser's or a pool's spare connection would hold the process for a minute.
 */
export class OpenConnections {
  private readonly answering = new Map<Socket, number>();
  private isLeaving = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.answering.set(socket, 0);
      socket.once('close', () => this.answering.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.count(socket, 1);
      response.once('close', () => this.count(socket, -1));
    });
  }

  /**
   * Call it when the listener closes. What is being answered is answered to the end; whatever else is open a moment
   * later (250 ms, for a request that is on its way) is closed, so that the server's `close` comes to its end.
   */
  leave(): void {
    setTimeout(() => {
      this.isLeaving = true;
      for (const socket of this.answering.keys()) this.closeUnlessAnswering(socket);
    }, graceMs).unref();
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
