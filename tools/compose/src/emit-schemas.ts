import { join } from 'node:path';
import { voterOperations } from '@huiyin/ballot-client';
import { driftedFiles, generatedFiles, writeFiles } from './committed-files';
import { CompositionFailed, OperationWithoutName, SchemaNotPrinted } from './compose.errors';
import { composeSupergraph } from './compose-supergraph';
import { operationsManifest } from './operations-manifest';
import { printSchemas } from './print-schemas';

export interface EmitOptions {
  readonly root: string;
  readonly subgraphs: readonly string[];
  /** Writes nothing; a difference is a failure. */
  readonly isCheck: boolean;
}

export interface EmitResult {
  readonly exitCode: 0 | 1;
  readonly lines: readonly string[];
}

const expected = [CompositionFailed, SchemaNotPrinted, OperationWithoutName];

/** Subgraph schemas, the supergraph and the registered operations, from the built code to the committed files, or compared with them. */
export async function emitSchemas({ root, subgraphs, isCheck }: EmitOptions): Promise<EmitResult> {
  try {
    const schemas = await printSchemas(root, subgraphs);
    const operations = operationsManifest(join(root, 'docs', 'walk'), voterOperations);
    const files = generatedFiles(schemas, composeSupergraph(schemas), operations);
    const drifted = driftedFiles(root, files);
    if (!isCheck) writeFiles(root, files);
    return isCheck ? checked(drifted) : { exitCode: 0, lines: written(drifted) };
  } catch (error) {
    if (expected.some((kind) => error instanceof kind))
      return { exitCode: 1, lines: [(error as Error).message] };
    throw error;
  }
}

function checked(drifted: readonly string[]): EmitResult {
  if (drifted.length === 0)
    return { exitCode: 0, lines: ['The committed schemas are what the code says.'] };
  const files = drifted.map((path) => `  - ${path}`);
  return {
    exitCode: 1,
    lines: ['Drifted from the code (run "npm run graph" and commit):', ...files],
  };
}

function written(drifted: readonly string[]): string[] {
  return drifted.length === 0 ? ['No schema changed.'] : drifted.map((path) => `written: ${path}`);
}
