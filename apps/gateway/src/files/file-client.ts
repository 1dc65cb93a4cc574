import type { Readable } from 'node:stream';
import { type Dispatcher, Pool } from 'undici';
import { Refusal } from '../http/refusal.errors';
import { FileServiceUnavailable } from './files.errors';

export interface FileCall {
  readonly method: 'GET' | 'POST';
  /** Below `/files`, query included. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Readable | null;
}

export type FileReply = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>;

const answerWithinMs = 120_000; // from the last byte sent: reading a large table takes a while
const silenceMs = 30_000;

/** Streams files to and from one subgraph, over connections of their own: a long transfer delays no operation. */
export class FileClient {
  private readonly pool: Pool;
  private readonly basePath: string;

  constructor(url: string, connections: number) {
    const { origin, pathname } = new URL(url);
    this.basePath = pathname.replace(/\/graphql$/, '/files');
    this.pool = new Pool(origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: 10_000,
      connect: { timeout: 1_000 },
      headersTimeout: answerWithinMs,
      bodyTimeout: silenceMs,
    });
  }

  /** Rejects with what the body failed with, else with FileServiceUnavailable. The reply's body must be consumed. */
  async transfer({ method, path, headers, body }: FileCall): Promise<FileReply> {
    try {
      // A redirect is an answer like any other: nothing but the declared address is ever asked.
      return await this.pool.request({ method, path: `${this.basePath}${path}`, headers, body });
    } catch {
      throw body?.errored instanceof Refusal ? body.errored : new FileServiceUnavailable();
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}
