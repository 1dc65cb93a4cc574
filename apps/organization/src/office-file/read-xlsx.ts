import { attributesOf } from './office-document';
import type { OfficeArchive } from './office-archive';
import { FileDamaged, FileUnpacksTooLarge } from './office-file.errors';
import { attribute, readXml } from './read-xml';
import type { TableSource } from './sheet-row.types';
import { SheetRows } from './sheet-rows';

const mostStringCharacters = 64 * 1024 * 1024;

/** The visible sheets of a workbook, in their order. Formulas are never evaluated: the value Excel saved counts. */
export async function readXlsx(archive: OfficeArchive): Promise<TableSource[]> {
  const main = await mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const targets = new Map(
    (await attributesOf(archive, relations, 'Relationship', 'Target')).map((relation) => [
      relation.attributes['Id'] ?? '',
      { path: resolved(folder, relation.value), type: relation.attributes['Type'] ?? '' },
    ]),
  );
  const stringsPart = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'));
  const strings = stringsPart ? await sharedStrings(archive, stringsPart.path) : [];
  const sheets = await attributesOf(archive, main, 'sheet', 'name');
  return sheets
    .filter(({ attributes }) => (attributes['state'] ?? 'visible') === 'visible')
    .map(({ value, attributes }) => {
      const target = targets.get(attribute(attributes, 'id') ?? '');
      if (!target) throw new FileDamaged(main);
      let last: number | null = null;
      return {
        sheet: value,
        rows: () => sheetRows(archive, target.path, strings, (row) => (last = row)),
        expectedRows: () => last,
      };
    });
}

async function mainPart(archive: OfficeArchive): Promise<string> {
  const relations = await attributesOf(archive, '_rels/.rels', 'Relationship', 'Target');
  const main = relations.find(({ attributes }) =>
    (attributes['Type'] ?? '').endsWith('/officeDocument'),
  );
  if (!main) throw new FileDamaged('_rels/.rels');
  return resolved('', main.value);
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = folder.split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Runs of one string are joined; phonetic guides are not part of it. */
async function sharedStrings(archive: OfficeArchive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let [text, total] = ['', 0];
  let [isText, guides] = [false, 0];
  const handler = {
    open: (name: string) => {
      if (name === 'si') text = '';
      if (name === 'rPh') guides += 1;
      isText = name === 't';
    },
    close: (name: string) => {
      if (name === 'rPh') guides -= 1;
      if (name === 'si') strings.push(text);
      isText = false;
    },
    text: (piece: string) => {
      if (!isText || guides > 0) return;
      text += piece;
      total += piece.length;
    },
  };
  for await (const _ of readXml(archive.read(part), part, handler)) {
    void _;
    if (total > mostStringCharacters) throw new FileUnpacksTooLarge({ part });
  }
  return strings;
}

async function* sheetRows(
  archive: OfficeArchive,
  part: string,
  strings: readonly string[],
  onLastRow: (row: number | null) => void,
) {
  const rows = new SheetRows(strings);
  for await (const _ of readXml(archive.read(part), part, rows)) {
    void _;
    onLastRow(rows.lastRow);
    yield* rows.taken();
  }
}
