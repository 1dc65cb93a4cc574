import { workspaceRoot } from '@huiyin/kernel';
import { subgraphs } from './subgraphs';
import { fragileJoins } from './fragile-joins';
import { printSchemas } from './print-schemas';

/** `node dist/tools/compose/src/list-fragile-joins.js`: what would be lost when a service is away. */
void printSchemas(workspaceRoot(), subgraphs).then((schemas) => {
  process.stdout.write(
    fragileJoins(schemas)
      .map((line) => `${line}\n`)
      .join(''),
  );
});
