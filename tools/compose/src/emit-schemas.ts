import { driftedFiles, generatedFiles, writeFiles } from './committed-files';
import { CompositionFailed, SchemaNotPrinted } from './compose.errors';
import { composeSupergraph } from './compose-supergraph';
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

/** Subgraph schemas and the supergraph, from the built code to the committed files, or compared with them. */
export async function emitSchemas({ root, subgraphs, isCheck }: EmitOptions): Promise<EmitResult> {
  try {
    const schemas = await printSchemas(root, subgraphs);
    const files = generatedFiles(schemas, composeSupergraph(schemas));
    const drifted = driftedFiles(root, files);
    if (!isCheck) writeFiles(root, files);
    return isCheck ? checked(drifted) : { exitCode: 0, lines: written(drifted) };
  } catch (error) {
    if (error instanceof CompositionFailed || error instanceof SchemaNotPrinted)
      return { exitCode: 1, lines: [error.message] };
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
