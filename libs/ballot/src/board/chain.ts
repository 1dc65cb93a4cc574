import { type BoardBody, type BoardEntry, HASH_ALG, canonicalJson } from '@huiyin/ballot-client';
import { createHash } from 'node:crypto';

/** `prevHash` of entry 0. */
export const GENESIS_HASH = '0'.repeat(64);

/** Lower-case hex SHA-256. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash of an entry: SHA-256 over the canonical JSON of everything but the hash itself. */
export function entryHash(entry: Omit<BoardEntry, 'hash'>): string {
  const { alg, seq, kind, body, prevHash } = entry;
  return sha256Hex(canonicalJson({ alg, seq, kind, body, prevHash }));
}

/** The entry that follows `entries`; nothing is changed in place. @throws ValueNotCanonical */
export function appendEntry(entries: readonly BoardEntry[], content: BoardBody): BoardEntry {
  const prevHash = entries.at(-1)?.hash ?? GENESIS_HASH;
  const draft = { alg: HASH_ALG, seq: entries.length, prevHash, ...content } as Omit<
    BoardEntry,
    'hash'
  >;
  return { ...draft, hash: entryHash(draft) } as BoardEntry;
}

export type ChainVerdict = { ok: true } | { ok: false; seq: number; reason: string };

/** Checks numbering, links and hashes; names the first entry that is wrong. */
export function verifyChain(entries: readonly BoardEntry[]): ChainVerdict {
  for (const [seq, entry] of entries.entries()) {
    const reason = linkProblem(entry, seq, entries[seq - 1]?.hash ?? GENESIS_HASH);
    if (reason) return { ok: false, seq, reason };
  }
  return { ok: true };
}

/** Why `entry` cannot stand at position `seq` after `prevHash`, or null. */
export function linkProblem(entry: BoardEntry, seq: number, prevHash: string): string | null {
  if (entry.alg !== HASH_ALG) return `unknown hash algorithm "${String(entry.alg)}"`;
  if (entry.seq !== seq) return `numbered ${String(entry.seq)} instead of ${seq}`;
  if (entry.prevHash !== prevHash) return 'does not continue the entry before it';
  if (entry.hash !== entryHash(entry)) return 'content does not match its hash';
  return null;
}

/** The export: one canonical entry per line, a newline after each. */
export function exportBoard(entries: readonly BoardEntry[]): string {
  return entries.map((entry) => `${canonicalJson(entry)}\n`).join('');
}
