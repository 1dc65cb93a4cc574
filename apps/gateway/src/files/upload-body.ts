import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { FileTooLarge, SenderLeft, TransferTooSlow } from './files.errors';

export interface UploadLimits {
  readonly maxBytes: number;
  /** Longest silence within a file. */
  readonly idleMs: number;
  /** Longest time for a whole file. */
  readonly totalMs: number;
}

/**
 * The bytes of an upload as they come; the reader's pace is the sender's (back-pressure). Fails with FileTooLarge at the
 * first byte too many, TransferTooSlow, SenderLeft. Destroying it leaves the request alone: that one still has to carry
 * the answer, so its own `iterator()` and `pipe` will not do.
 */
export class UploadBody extends Readable {
  private bytes = 0;
  private readonly total: NodeJS.Timeout;
  private readonly idle: NodeJS.Timeout;

  constructor(
    private readonly request: IncomingMessage,
    private readonly limits: UploadLimits,
  ) {
    super();
    this.total = setTimeout(this.expire, limits.totalMs);
    this.idle = setTimeout(this.expire, limits.idleMs);
    request.pause();
    request.on('data', this.collect).once('end', this.finish).once('close', this.miss);
  }

  override _read(): void {
    this.request.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.total);
    clearTimeout(this.idle);
    this.request.off('data', this.collect).off('end', this.finish).off('close', this.miss);
    done(error);
  }

  private readonly collect = (chunk: Buffer): void => {
    this.bytes += chunk.length;
    this.idle.refresh();
    if (this.bytes > this.limits.maxBytes) this.destroy(new FileTooLarge(this.limits.maxBytes));
    else if (!this.push(chunk)) this.request.pause();
  };

  private readonly finish = (): void => {
    clearTimeout(this.idle);
    this.push(null);
  };

  private readonly miss = (): void => {
    if (!this.request.complete) this.destroy(new SenderLeft());
  };

  private readonly expire = (): void => {
    this.destroy(new TransferTooSlow());
  };
}
