import { workspaceRoot } from '@huiyin/kernel';
import { emitSchemas } from './emit-schemas';
import { subgraphs } from './subgraphs';

void emitSchemas({
  root: workspaceRoot(),
  subgraphs,
  isCheck: process.argv.includes('--check'),
}).then(({ exitCode, lines }) => {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
});
