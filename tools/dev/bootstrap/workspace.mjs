import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Progress and complaints go to stderr: stdout belongs to what a command answers (a token, a ready block). */
export function say(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`);
}

/** A failure a person can do something about: shown without a stack. */
export class ExpectedFailure extends Error {
  isExpected = true;
  constructor(chinese, english) {
    super(`${chinese}\n${english}`);
  }
}
