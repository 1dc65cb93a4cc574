import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  contractProblems,
  type EventContract,
  eventSchema,
  type SchemaNode,
} from '@huiyin/contracts';
import { asyncApiDoc } from './asyncapi';
import { compatibilityProblems } from './compatibility';
import { eventsDoc } from './events-doc';

export const schemaFolder = 'libs/contracts/schemas';

export interface PublishOptions {
  readonly root: string;
  readonly catalogue: readonly EventContract[];
  /** Compare only; write nothing. */
  readonly isCheck: boolean;
  /** The last published text of a file, or null. */
  readonly lastPublished: (path: string) => string | null;
}

export interface PublishResult {
  readonly exitCode: 0 | 1;
  readonly lines: readonly string[];
}

/** Writes schemas and documents, or says what is in the way: an unsound contract, a breaking change, drift. */
export function publishContracts(options: PublishOptions): PublishResult {
  const { root, catalogue, isCheck } = options;
  const problems = [...unsound(catalogue), ...breaking(options), ...vanished(options)];
  if (problems.length > 0)
    return {
      exitCode: 1,
      lines: [
        ...problems,
        'A change that breaks readers needs a new version: raise the number in defineEvent.',
      ],
    };
  const files = generatedFiles(catalogue);
  const drifted = Object.keys(files).filter((path) => onDisk(root, path) !== files[path]);
  if (isCheck && drifted.length > 0)
    return {
      exitCode: 1,
      lines: drifted.map((path) => `${path} is not what the contracts say; run: npm run contracts`),
    };
  for (const path of drifted) write(join(root, path), files[path] ?? '');
  return {
    exitCode: 0,
    lines: [
      `${catalogue.length} events, ${isCheck ? 'nothing drifted' : `${drifted.length} files written`}`,
    ],
  };
}

/** Path from the workspace root → text, for everything generated from the contracts. */
export function generatedFiles(
  catalogue: readonly EventContract[],
): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      catalogue.map((contract) => [pathOf(contract), json(eventSchema(contract))]),
    ),
    'docs/events.md': eventsDoc(catalogue),
    'docs/asyncapi.yaml': asyncApiDoc(catalogue),
  };
}

function unsound(catalogue: readonly EventContract[]): string[] {
  return catalogue.flatMap((contract) =>
    contractProblems(contract).map((problem) => `${contract.type}: ${problem}`),
  );
}

function breaking({ catalogue, lastPublished }: PublishOptions): string[] {
  return catalogue.flatMap((contract) => {
    const published = lastPublished(pathOf(contract));
    if (published === null) return [];
    const problems = compatibilityProblems(
      JSON.parse(published) as SchemaNode,
      eventSchema(contract),
    );
    return problems.map((problem) => `${contract.type}: ${problem}`);
  });
}

/** A published type may leave the catalogue only when a later version of the same event is in it. */
function vanished({ root, catalogue }: PublishOptions): string[] {
  const folder = join(root, schemaFolder);
  const published = existsSync(folder)
    ? readdirSync(folder).map((file) => file.replace(/\.json$/, ''))
    : [];
  return published
    .filter(
      (type) => !catalogue.some((contract) => contract.type === type || isLater(contract, type)),
    )
    .map((type) => `${type}: was published and is in no contract any more`);
}

function isLater({ name, version }: EventContract, type: string): boolean {
  const [publishedName, publishedVersion] = type.split(/\.v(?=\d+$)/);
  return name === publishedName && version > Number(publishedVersion);
}

function pathOf({ type }: EventContract): string {
  return `${schemaFolder}/${type}.json`;
}

function onDisk(root: string, path: string): string | null {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
