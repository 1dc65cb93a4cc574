import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Metrics } from '@huiyin/observability';
import { Overloaded } from './refusal.errors';
import { Throughput } from './throughput';

// Clients with an open connection get this long to send a last request and learn that the connection ends.
const farewellMs = 300;

/**
 * Counts what is being answered: more than `most` at a time, or than can be answered in time, are turned away at once
 * (503 + Retry-After) instead of queueing; when stopping, every answer says `connection: close` before the port is closed, so no request is cut.
 */
export class Load {
  private running = 0;
  private shown = 0;
  private readonly throughput = new Throughput();
  private isLeaving = false;
  private readonly shed;

  constructor(
    private readonly most: number,
    metrics: Metrics,
  ) {
    this.shed = metrics.counter(
      'huiyin_gateway_shed_total',
      'Requests turned away because too many were running',
    );
    const gauge = metrics.gauge(
      'huiyin_gateway_running',
      'Requests being answered, without anonymous ones',
    );
    Object.assign(gauge, { collect: () => gauge.set(this.shown) });
  }

  /**
   * Throws Overloaded. The place is given back when the connection is done with the answer. Anonymous requests take a place
   * like any other, and are not counted: on a quiet evening, a metric that moves without a line in the log is a cast.
   */
  enter(reply: FastifyReply, isAnonymous: boolean): void {
    const most = Math.min(this.most, this.throughput.bearable(this.running));
    if (this.running >= most) {
      if (!isAnonymous) this.shed.inc();
      throw new Overloaded();
    }
    this.running += 1;
    if (!isAnonymous) this.shown += 1;
    reply.raw.once('close', () => {
      this.running -= 1;
      if (!isAnonymous) this.shown -= 1;
      this.throughput.completed(this.running);
    });
  }

  watch(http: FastifyInstance): void {
    http.addHook('onSend', (_request, reply, payload, done) => {
      if (this.isLeaving) reply.raw.setHeader('connection', 'close');
      done(null, payload);
    });
  }

  async leave(): Promise<void> {
    this.isLeaving = true;
    await sleep(farewellMs);
  }
}
