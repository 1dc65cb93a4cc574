import type { IncomingMessage } from 'node:http';
import { FileCutShort, FileTooLarge } from './file-route.errors';

/** The body's bytes, counted: throws FileTooLarge as soon as one too many came, FileCutShort when the sender left. */
export async function* countedBody(
  body: IncomingMessage,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  if (Number(body.headers['content-length'] ?? 0) > maxBytes) throw new FileTooLarge(maxBytes);
  let bytes = 0;
  try {
    // Not destroyed when we stop reading: the refusal still has to travel over this connection.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) throw new FileTooLarge(maxBytes);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof FileTooLarge || !isAborted(error) ? error : new FileCutShort();
  }
}

function isAborted(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR';
}
