import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BlindSigningFailed, SigningBusy } from './ballot-keys.errors';
import type { TicketIssuer } from './ticket-issuer';

interface Job {
  readonly issuer: TicketIssuer;
  readonly blinded: Uint8Array;
  readonly resolve: (signature: Buffer) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Sent and not answered, by number. */
  readonly jobs: Map<number, Job>;
}

const source = join(__dirname, 'signing-worker.cjs');
const inHand = 2; // per thread: the next message lies ready while one is being signed
/** Ten seconds of work at 3072 bit; who comes later is asked to come again rather than kept waiting. */
const mostWaiting = 3_000;

/**
 * Signs on threads of its own, so that a service that issues tickets goes on answering: an RSA operation of 2–3 ms blocks the
 * thread that makes it, and 280 of them a second leave the main thread no time (docs/performance.md). `node:crypto` has no
 * asynchronous form of the bare operation, WebCrypto no bare operation at all.
 */
export class SigningPool {
  private readonly threads: Thread[] = [];
  private readonly waiting: Job[] = [];
  private lastId = 0;
  private isClosed = false;

  /** Threads are started when they are first needed. */
  constructor(private readonly size: number = Math.min(4, availableParallelism())) {}

  /** In the order asked for. @throws BlindedMessageRefused, BlindSigningFailed, SigningBusy */
  async sign(issuer: TicketIssuer, blinded: Uint8Array): Promise<Buffer> {
    issuer.check(blinded);
    if (this.isClosed || this.waiting.length >= mostWaiting) throw new SigningBusy();
    return new Promise((resolve, reject) => {
      this.waiting.push({ issuer, blinded, resolve, reject });
      this.dispatch();
    });
  }

  /** What is under way is refused: asked again, the same request gives the same signature. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) job.reject(new SigningBusy());
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const thread = this.idle();
      const job = thread && this.waiting.shift();
      if (!thread || !job) return;
      this.lastId += 1;
      thread.jobs.set(this.lastId, job);
      const { privateKey, publicKey } = job.issuer;
      thread.worker.postMessage({ id: this.lastId, privateKey, publicKey, blinded: job.blinded });
    }
  }

  private idle(): Thread | null {
    const [least] = [...this.threads].sort((a, b) => a.jobs.size - b.jobs.size);
    if (least && least.jobs.size === 0) return least;
    if (this.threads.length < this.size) return this.start();
    return least && least.jobs.size < inHand ? least : null;
  }

  private start(): Thread {
    const thread: Thread = { worker: new Worker(source, { env: {} }), jobs: new Map() };
    this.threads.push(thread);
    thread.worker.unref(); // does not keep a process alive that has nothing else to do
    thread.worker.on('message', (answer: { id: number; signature: Uint8Array | null }) => {
      const job = thread.jobs.get(answer.id);
      thread.jobs.delete(answer.id);
      if (answer.signature) job?.resolve(Buffer.from(answer.signature));
      else job?.reject(new BlindSigningFailed());
      this.dispatch();
    });
    thread.worker.on('error', () => undefined); // 'exit' follows; the message could hold anything
    thread.worker.on('exit', () => this.lost(thread));
    return thread;
  }

  private lost(thread: Thread): void {
    this.threads.splice(this.threads.indexOf(thread), 1);
    for (const job of thread.jobs.values()) job.reject(new BlindSigningFailed());
    if (!this.isClosed) this.dispatch();
  }
}
