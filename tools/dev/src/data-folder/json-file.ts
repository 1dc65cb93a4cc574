import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The parsed file, or null when there is none (or only half of one, after a power cut). */
export function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** Beside and renamed: a reader sees the old content or the new. */
export function writeJson(file: string, value: unknown, mode = 0o644): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(aside, file);
}
