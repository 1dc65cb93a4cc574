import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { OperationWithoutName } from './compose.errors';

/**
 * The operations a gateway in production executes: every file of docs/walk and what libraries send, by operation name,
 * in the form of Apollo's persisted query manifest.
 * @param ofLibraries where it comes from → its text
 * @throws OperationWithoutName
 */
export function operationsManifest(
  folder: string,
  ofLibraries: Readonly<Record<string, string>> = {},
): string {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.graphql'))
        .sort()
    : [];
  const operations = [
    ...files.map((file) => operationOf(file, readFileSync(join(folder, file), 'utf8'))),
    ...Object.entries(ofLibraries).map(([name, body]) => operationOf(name, body)),
  ];
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function operationOf(file: string, body: string) {
  const [definition] = parse(body).definitions;
  const name = definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
  if (definition?.kind !== Kind.OPERATION_DEFINITION || name === undefined)
    throw new OperationWithoutName(file);
  return { id: name, name, type: definition.operation, body };
}
