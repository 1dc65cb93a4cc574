import { type OfficeArchive } from './office-archive';
import {
  FileDamaged,
  FileHasEmbeddedObjects,
  FileHasExternalLinks,
  FileHasMacros,
  FileNotRecognised,
  FileNotWhatItClaims,
} from './office-file.errors';
import { readXml } from './read-xml';

export type DocumentKind = 'docx' | 'xlsx';

const contentTypes = '[Content_Types].xml';
const kinds: readonly (readonly [RegExp, DocumentKind])[] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml$/, 'docx'],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml$/, 'xlsx'],
];
const macros =
  /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|vbaprojectsignature\.bin)$|\/macrosheets\//i;
const embedded = /\/(?:embeddings|activex|ctrlprops)\//i;
const external = /\/externallinks\//i;

/**
 * Word or Excel, told by the declared type of the main part; refuses macros, embedded objects and everything that is
 * taken from outside. Plain web links stay: they are text here, and nothing follows them.
 */
export async function documentKind(
  archive: OfficeArchive,
  fileName: string,
): Promise<DocumentKind> {
  if (!archive.has(contentTypes)) throw new FileNotRecognised('zip');
  const types = await attributesOf(archive, contentTypes, 'Override', 'ContentType');
  const defaults = await attributesOf(archive, contentTypes, 'Default', 'ContentType');
  for (const name of archive.names()) {
    if (macros.test(name)) throw new FileHasMacros();
    if (external.test(name)) throw new FileHasExternalLinks(name);
    if (embedded.test(name)) throw new FileHasEmbeddedObjects(name);
  }
  const declared = [...types, ...defaults].map(({ value }) => value);
  if (declared.some((type) => /macroenabled|vbaproject/i.test(type))) throw new FileHasMacros();
  for (const name of archive.names().filter((part) => part.endsWith('.rels')))
    await refuseForeignParts(archive, name);
  const kind = kinds.find(([pattern]) => declared.some((type) => pattern.test(type)))?.[1];
  if (!kind) throw new FileNotRecognised('office file');
  const claimed = /\.(docx|xlsx)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (claimed !== undefined && claimed !== kind) throw new FileNotWhatItClaims(claimed, kind);
  return kind;
}

async function refuseForeignParts(archive: OfficeArchive, part: string): Promise<void> {
  for (const { attributes } of await attributesOf(archive, part, 'Relationship', 'Type')) {
    const isExternal = attributes['TargetMode']?.toLowerCase() === 'external';
    if (isExternal && !/\/hyperlink$/.test(attributes['Type'] ?? ''))
      throw new FileHasExternalLinks(part);
  }
}

interface Found {
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element of this name in a small part. */
export async function attributesOf(
  archive: OfficeArchive,
  part: string,
  element: string,
  attribute: string,
): Promise<Found[]> {
  const found: Found[] = [];
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === element) found.push({ value: attributes[attribute] ?? '', attributes });
    if (found.length > 20_000) throw new FileDamaged(part);
  };
  for await (const _ of readXml(archive.read(part), part, { open })) void _;
  return found;
}
