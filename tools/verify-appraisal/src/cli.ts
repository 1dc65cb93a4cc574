import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { verifyBoardFile } from '@huiyin/ballot';
import { describeVerdict } from './describe-verdict';

/** Exit codes: scripts must tell "wrong" from "not read". */
const EXIT = { verified: 0, notVerified: 1, notRead: 2 } as const;

const MEGABYTE = 1024 * 1024;
/** No board is larger; see docs/board-format.md. */
const MOST_BYTES = 256 * MEGABYTE;

const USAGE = [
  '用法 usage: npm run -s verify:appraisal -- <公示板文件 board file>',
  '  退出码 exit: 0 核验通过 verified · 1 核验不通过 not verified · 2 文件未能读取 file not read',
].join('\n');

/** `verify:appraisal -- FILE`: recounts a board file from nothing else. @returns the exit code */
export function main(args: readonly string[]): number {
  const [file] = args;
  if (file === undefined || args.length !== 1 || file.startsWith('-')) {
    console.error(USAGE);
    return EXIT.notRead;
  }
  const text = read(file);
  if ('problem' in text) {
    console.error(`✗ 未能读取文件 file not read: ${file}\n  原因 reason: ${text.problem}`);
    return EXIT.notRead;
  }
  const verdict = verifyBoardFile(text.found);
  console.log(describeVerdict(verdict));
  return verdict.ok ? EXIT.verified : EXIT.notVerified;
}

/**
 * Byte for byte: a board is ASCII, so whatever is not (another encoding, a byte order mark) stays visible as a strange
 * character and is refused with its place, instead of being smoothed over before the recount.
 */
function read(file: string): { found: string } | { problem: string } {
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    const found = fstatSync(handle);
    if (!found.isFile()) return { problem: '不是文件 it is not a file' };
    if (found.size > MOST_BYTES)
      return { problem: `超过 ${MOST_BYTES / MEGABYTE} MB，不是公示板 larger than any board` };
    return { found: readFileSync(handle, 'latin1') };
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code ?? String(error) };
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
