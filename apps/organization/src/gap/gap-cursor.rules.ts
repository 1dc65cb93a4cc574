/** Where a page ended, as one opaque word. */
export function writeCursor(kind: string, key: string): string {
  return Buffer.from(JSON.stringify([kind, key])).toString('base64url');
}

/** Null for nothing and for anything that is no cursor: reading then begins at the beginning. */
export function readCursor(cursor: string | null | undefined): [kind: string, key: string] | null {
  if (!cursor) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isPair =
      Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string');
    return isPair && !String(read).includes('\0') ? (read as [string, string]) : null;
  } catch {
    return null;
  }
}
