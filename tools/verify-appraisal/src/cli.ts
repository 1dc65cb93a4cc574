import { readFileSync } from 'node:fs';
import { verifyBoardFile } from '@huiyin/ballot';
import { describeVerdict } from './describe-verdict';

/** `verify:appraisal -- FILE`: recounts a board file; exit 0 = verified, 1 = not. */
export function main(args: readonly string[]): number {
  const [file] = args;
  if (file === undefined || args.length !== 1) {
    console.error('用法 usage: npm run verify:appraisal -- <公示板文件 board file>');
    return 1;
  }
  const text = read(file);
  if (text === null) {
    console.error(`无法读取文件 cannot read as UTF-8: ${file}`);
    return 1;
  }
  const verdict = verifyBoardFile(text);
  console.log(describeVerdict(verdict));
  return verdict.ok ? 0 : 1;
}

/** Strict: bytes that are not UTF-8, or a byte order mark, must not be smoothed over before the recount. */
function read(file: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
