import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const LARGEST_BYTES = 20 * 1024 ** 2;
const REMEMBERED_LINES = 12;
const shownLevels = new Set(['warn', 'error', 'fatal']);

/** Everything a child says goes to its file; warnings and errors, shortly, to the console; the end is remembered. */
export class ChildLog {
  private readonly stream: WriteStream;
  private lines: string[] = [];

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
    if (short !== null) this.show(short);
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
