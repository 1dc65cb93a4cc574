import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface PdfText {
  readonly text: string;
  /** Points from the upper left corner. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
  /** Everything on the page in one string, without blanks. */
  readonly words: string;
}

export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a reader of the file finds, read by a program that did not write it. */
export function pdfPages(file: Uint8Array): PdfPage[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'read-pdf.mjs')],
    { input: file, maxBuffer: 256 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`The PDF cannot be read: ${stderr.toString()}`);
  return (JSON.parse(stdout.toString()) as Omit<PdfPage, 'words'>[]).map((page) => ({
    ...page,
    words: page.texts
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  }));
}
