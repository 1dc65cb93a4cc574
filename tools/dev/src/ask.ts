import { readFileSync } from 'node:fs';
import { answerLines, parseAsk } from './walk/ask-arguments';
import { storytellerOfRunningCopy } from './walk/running-storyteller';

const usage = `用法 usage: npm run -s ask -- <login|-> <file.graphql> [name=value …] [--pick path.to.field]
  -  不登录 without signing in`;

/** Sends one operation from a file as a demo login, or as nobody, and prints the data; `--pick` prints one value of it. */
async function main(): Promise<number> {
  const call = parseAsk(process.argv.slice(2));
  if (call === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const storyteller = storytellerOfRunningCopy();
  const document = readFileSync(call.file, 'utf8');
  const data = await (call.login === '-'
    ? storyteller.askAnonymously(document, call.variables)
    : storyteller.ask(call.login, document, call.variables));
  process.stdout.write(`${answerLines(data, call.pick).trimEnd()}\n`);
  return 0;
}

void main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  })
  .then((code) => process.exit(code));
