import { type Actor, actorHeader, ActorSigner } from '@huiyin/identity';
import { eventually, type GraphQLAnswer, testActorKey } from '@huiyin/testing';
import type { Harness } from './harness';

const signer = new ActorSigner({ organization: testActorKey });

export interface FileAnswer {
  readonly status: number;
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly code: string | null;
}

export interface ImportedFile {
  readonly id: string;
  readonly kind: string;
  readonly format: string;
  readonly state: string;
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly columns: { column: number; title: string; field: string | null }[];
  readonly errors: number;
  readonly warnings: number;
  readonly changes: number | null;
  readonly issues: {
    row: number;
    column: number | null;
    code: string;
    severity: string;
    text: string;
    reason: { zh: string };
  }[];
  readonly differences: {
    row: number;
    code: string;
    personName: string;
    unitName: string;
    post: string;
  }[];
  readonly differenceCounts: { code: string; count: number }[];
}

export const importSelection = `{ id kind format state sheet headerRow columns { column title field } errors warnings changes
  issues { row column code severity text reason { zh en } proposal { zh } }
  differences { row code personName unitName post } differenceCounts { code count } }`;

/** As the gateway hands it on. */
export async function sendFile(
  harness: Harness,
  actor: Actor,
  name: string,
  bytes: Buffer | string,
): Promise<FileAnswer> {
  const response = await fetch(`${harness.origin}/files/imports`, {
    method: 'POST',
    headers: {
      [actorHeader]: signer.sign(actor, 'organization'),
      'x-file-name': encodeURIComponent(name),
    },
    body: new Uint8Array(Buffer.from(bytes)),
  });
  const body = (await response.json()) as FileAnswer & {
    errors?: { extensions: { code: string } }[];
  };
  return { ...body, status: response.status, code: body.errors?.[0]?.extensions.code ?? null };
}

/** Sends a table and waits until it is read. */
export async function readFile(
  harness: Harness,
  actor: Actor,
  name: string,
  bytes: Buffer | string,
): Promise<ImportedFile> {
  const { id, code } = await sendFile(harness, actor, name, bytes);
  if (code !== null) throw new Error(code);
  return eventually(async () => {
    const file = await fileImport(harness, actor, id);
    expect(file.state).not.toBe('UPLOADED');
    return file;
  });
}

export async function fileImport(
  harness: Harness,
  actor: Actor,
  id: string,
): Promise<ImportedFile> {
  const answer = await harness.graph.as<{ fileImport: ImportedFile }>(
    actor,
    `query ($id: ID!) { fileImport(id: $id) ${importSelection} }`,
    { id },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!.fileImport;
}

type Verb = 'mapImportColumns' | 'correctImportRow' | 'commitImport' | 'discardImport';

export function tryVerb(
  harness: Harness,
  actor: Actor,
  verb: Verb,
  input: object,
): Promise<GraphQLAnswer> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  return harness.graph.as(
    actor,
    `mutation ($input: ${type}!) { ${verb}(input: $input) ${importSelection} }`,
    { input },
  );
}

export async function doVerb(
  harness: Harness,
  actor: Actor,
  verb: Verb,
  input: object,
): Promise<ImportedFile> {
  const answer = await tryVerb(harness, actor, verb, input);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data![verb] as ImportedFile;
}

export const csv = (...rows: readonly string[][]) =>
  rows.map((cells) => cells.join(',')).join('\r\n');
