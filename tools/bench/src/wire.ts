import { connect, type Socket } from 'node:net';

export interface WireAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const endOfHead = Buffer.from('\r\n\r\n');
const endOfChunks = Buffer.from('\r\n0\r\n\r\n');

/**
 * One keep-alive HTTP/1.1 connection that knows only what the load needs: an HTTP client costs as much per request as
 * the fastest server here, and then it is the client that is measured.
 */
export class WireConnection {
  private received: Buffer = Buffer.alloc(0);
  private settle: { resolve(answer: WireAnswer): void; reject(error: Error): void } | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly head: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', (error) => this.settle?.reject(error));
    socket.on('close', () => this.settle?.reject(new ConnectionClosed()));
  }

  static open(url: string): Promise<WireConnection> {
    const { hostname, port, pathname, host } = new URL(url);
    const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n`;
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        resolve(new WireConnection(socket, head)),
      ).once('error', reject);
    });
  }

  /** One request at a time. */
  post(headers: Readonly<Record<string, string>>, body: string): Promise<WireAnswer> {
    let lines = '';
    for (const name of Object.keys(headers)) lines += `${name}: ${headers[name]}\r\n`;
    const length = Buffer.byteLength(body);
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(`${this.head}${lines}content-length: ${length}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.settle = undefined;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const answer = wholeAnswer(this.received);
    if (!answer) return;
    this.received = Buffer.alloc(0);
    this.settle?.resolve(answer);
  }
}

export class ConnectionClosed extends Error {
  constructor() {
    super('The server closed the connection before it had answered.');
    this.name = 'ConnectionClosed';
  }
}

function wholeAnswer(bytes: Buffer): WireAnswer | null {
  const headEnds = bytes.indexOf(endOfHead);
  if (headEnds < 0) return null;
  const head = bytes.toString('latin1', 0, headEnds);
  const status = Number(head.slice(9, 12));
  const bodyStarts = headEnds + endOfHead.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = bodyStarts + Number(length);
    return bytes.length < end ? null : { status, body: bytes.subarray(bodyStarts, end) };
  }
  const isWhole = bytes.subarray(-endOfChunks.length).equals(endOfChunks);
  return isWhole ? { status, body: withoutChunks(bytes.subarray(bodyStarts)) } : null;
}

// RFC 9112 §7.1, without extensions and trailers.
function withoutChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const sizeEnds = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, sizeEnds), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(bytes.subarray(sizeEnds + 2, sizeEnds + 2 + size));
    at = sizeEnds + 2 + size + 2;
  }
}
