import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { Workbook } from 'exceljs';
import { encode } from 'iconv-lite';
import { guardCell } from '../roster-import/formula-guard.rules';
import { recogniseFile } from '../office-file/recognise-file';
import { chooseTable } from './choose-table';
import { proposeKind } from './table-columns.rules';
import { RowReader, type RowValues } from './table-row.rules';

type Cells = readonly (readonly string[])[];

/** Deterministic: a failure can be looked at again. */
function random(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below) % below;
  };
}

const given = '甲乙丙丁戊己庚辛壬癸'.split('');
const oddities = [
  '',
  ' ',
  '　',
  '=1+1',
  '@甲',
  "'=x",
  '丁"甲"',
  '丁,甲',
  '丁;甲',
  'xx',
  '𠮷野',
  '13800010001',
];
const titles = [
  ['姓名', '单位', '职务'],
  ['Unit', 'Name', 'Post'],
  ['职 务', '人员姓名', '所在单位（必填）', '备注'],
  ['序号', '单位', '联系人', '手机', '办公电话'],
  ['单位名称', '简称', '单位类别'],
];

function randomTable(seed: number): Cells {
  const next = random(seed);
  const header = titles[next(titles.length)]!;
  const cell = () => {
    if (next(8) === 0) return oddities[next(oddities.length)]!;
    const pad = next(5) === 0 ? ' ' : '';
    return `丁${pad}${given[next(10)]}${given[next(10)]}`;
  };
  const rows = Array.from({ length: 1 + next(12) }, () => header.map(cell));
  return [header, ...rows];
}

/** What the import machine makes of a file: kind, columns, and every row as it is read. */
async function draftOf(bytes: Buffer, name: string) {
  const file = await recogniseFile(bytes, name);
  if (file.kind !== 'table') throw new Error(`not a table but ${file.kind}`);
  const chosen = (await chooseTable(file.tables))!;
  const reader = new RowReader(proposeKind(chosen.columns)!, chosen.columns, new Map());
  const rows: { values: RowValues; issues: string[] }[] = [];
  for await (const raw of chosen.table.rows()) {
    if (raw.row <= chosen.headerRow) continue;
    const { values, issues } = reader.read(raw);
    rows.push({ values, issues: issues.map(({ code, column }) => `${code} ${column}`) });
  }
  return { kind: chosen.kind, columns: chosen.columns, rows };
}

async function asXlsx(table: Cells): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('人员');
  for (const cells of table) sheet.addRow(cells.map(guardCell));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function asDocx(table: Cells): Promise<Buffer> {
  const rows = table.map(
    (cells) =>
      new TableRow({
        children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
      }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows })] }] }));
}

function asCsv(table: Cells, delimiter: string): string {
  const quoted = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return table
    .map((cells) => cells.map((text) => quoted(guardCell(text))).join(delimiter))
    .join('\r\n');
}

const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);

describe('R000.76 a random table', () => {
  it.each(seeds)('number %i is read alike from Word, Excel and every kind of CSV', async (seed) => {
    const table = randomTable(seed);
    const plain = await draftOf(Buffer.from(asCsv(table, ',')), 'a.csv');
    // A Word table has no guard against formulas: its text is never executed.
    expect(await draftOf(await asDocx(table), 'a.docx')).toEqual(plain);
    expect(await draftOf(await asXlsx(table), 'a.xlsx')).toEqual(plain);
    for (const delimiter of [';', '\t'])
      expect(await draftOf(Buffer.from(asCsv(table, delimiter)), 'a.csv')).toEqual(plain);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(asCsv(table, ','))]);
    expect(await draftOf(marked, 'a.csv')).toEqual(plain);
    expect(await draftOf(encode(asCsv(table, ','), 'gb18030'), 'a.csv')).toEqual(plain);
  });
});
