import { eventCatalogue } from '@huiyin/contracts';
import { workspaceRoot } from '@huiyin/kernel';
import { lastPublishedIn } from './last-published';
import { publishContracts } from './publish-contracts';

/** `npm run contracts [-- --check] [-- --against <revision>]`: schemas, docs/events.md and docs/asyncapi.yaml. */
const at = process.argv.indexOf('--against');
const root = workspaceRoot(__dirname);
const { exitCode, lines } = publishContracts({
  root,
  catalogue: eventCatalogue,
  isCheck: process.argv.includes('--check'),
  lastPublished: lastPublishedIn(root, (at > 0 && process.argv[at + 1]) || 'HEAD'),
});
(exitCode === 0 ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
