import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const LARGEST_BYTES = 20 * 1024 ** 2;
const REMEMBERED_LINES = 12;
const REMEMBERED_WARNINGS = 100;
const SHOWN_AGAIN_AFTER_MS = 30_000;
const shownLevels = new Set(['warn', 'error', 'fatal']);

/** Everything a child says goes to its file; warnings and errors, shortly, to the console; the end is remembered. */
export class ChildLog {
  private readonly stream: WriteStream;
  private lines: string[] = [];
  private readonly shownAt = new Map<string, number>();

  constructor(
    readonly file: string,
    private readonly show: (line: string) => void,
  ) {
    if (existsSync(file) && statSync(file).size > LARGEST_BYTES) renameSync(file, `${file}.1`);
    this.stream = createWriteStream(file, { flags: 'a' });
    this.stream.on('error', () => undefined); // A full disk must not take the supervisor down with it.
  }

  read(...sources: (Readable | null)[]): void {
    this.lines = [];
    for (const source of sources)
      if (source) createInterface({ input: source }).on('line', (line) => this.add(line));
  }

  lastLines(): string {
    return this.lines.join('\n');
  }

  private add(line: string): void {
    this.stream.write(`${line}\n`);
    this.lines = [...this.lines, line].slice(-REMEMBERED_LINES);
    const short = shortWarning(line);
    if (short !== null && this.isNews(short)) this.show(short);
  }

  /** A retry that fails ten times a second is one piece of news. The file has all of them. */
  private isNews(short: string): boolean {
    const now = performance.now();
    const before = this.shownAt.get(short);
    if (before !== undefined && now - before < SHOWN_AGAIN_AFTER_MS) return false;
    if (this.shownAt.size > REMEMBERED_WARNINGS) this.shownAt.clear();
    this.shownAt.set(short, now);
    return true;
  }
}

/** One readable line for a structured record of level warn and above; null for everything else. */
export function shortWarning(line: string): string | null {
  if (!line.startsWith('{')) return null;
  try {
    const record = JSON.parse(line) as { level?: string; msg?: string; err?: { message?: string } };
    if (!shownLevels.has(record.level ?? '')) return null;
    const parts = [record.msg, record.err?.message?.split('\n')[0]].filter(Boolean);
    return `${record.level}: ${parts.join(' — ')}`;
  } catch {
    return null;
  }
}
