import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SchemaNotPrinted } from './compose.errors';
import type { SubgraphSchemas } from './compose-supergraph';

const run = promisify(execFile);
const withinMs = 60_000;

/** Runs each subgraph's built `print-schema.js`: one process per subgraph, since type-graphql's metadata is global. */
export async function printSchemas(
  root: string,
  subgraphs: readonly string[],
): Promise<SubgraphSchemas> {
  const printed: [string, string][] = [];
  // One after the other: the machine has few cores, and an error message stays readable.
  for (const subgraph of subgraphs) printed.push([subgraph, await printSchema(root, subgraph)]);
  return Object.fromEntries(printed);
}

async function printSchema(root: string, subgraph: string): Promise<string> {
  const script = join('dist', 'apps', subgraph, 'src', 'print-schema.js');
  if (!existsSync(join(root, script)))
    throw new SchemaNotPrinted(subgraph, `${script} is missing; build first`);
  const options = { cwd: root, timeout: withinMs, maxBuffer: 32 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, [script], options).catch(
    (error: { stderr?: string; message: string }) => {
      throw new SchemaNotPrinted(subgraph, error.stderr?.trim() || error.message);
    },
  );
  if (stdout.trim() === '') throw new SchemaNotPrinted(subgraph, 'nothing on standard output');
  return `${stdout.trimEnd()}\n`;
}
