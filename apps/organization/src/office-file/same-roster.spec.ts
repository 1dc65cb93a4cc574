import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { encode } from 'iconv-lite';
import { printCsv } from '../contact-table/print-csv.rules';
import { printDocx } from '../contact-table/print-docx';
import { printXlsx } from '../contact-table/print-xlsx';
import { annexText } from '../roster-import/fixtures/roster-text';
import { parseRoster } from '../roster-import/parse-roster.rules';
import type { RosterDraft } from '../roster-import/roster-draft.rules';
import { layOutRoster } from '../roster-import/roster-layout.rules';
import { recogniseFile } from './recognise-file';

const draft = parseRoster(annexText());

async function draftOf(bytes: Buffer, name: string): Promise<RosterDraft> {
  const file = await recogniseFile(bytes, name);
  if (file.kind !== 'roster') throw new Error(`not a roster but ${file.kind}`);
  return parseRoster(file.text);
}

/** Line numbers are the file's own; everything else must be the same. */
function withoutLines(value: RosterDraft): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'line' || key === 'relatedLines' ? undefined : part,
    ),
  );
}

describe('R000.76 the contact table in every format an office has', () => {
  const table = layOutRoster(draft);

  it('is read from Word with its merged cells exactly as from the flattened text', async () => {
    const read = await draftOf(await printDocx(table), '督导.docx');
    expect(withoutLines(read)).toEqual(withoutLines(draft));
    expect(read.counts).toMatchObject({ groups: 6, units: 21, contacts: 21, phones: 31 });
  });

  it('is read from Excel exactly as from the flattened text', async () => {
    const read = await draftOf(await printXlsx(table), '督导.xlsx');
    expect(withoutLines(read)).toEqual(withoutLines(draft));
  });

  it.each(['utf-8', 'gb18030'] as const)('is read from CSV in %s', async (encoding) => {
    const read = await draftOf(printCsv(table, encoding), '督导.csv');
    expect(withoutLines(read)).toEqual(withoutLines(draft));
  });

  it.each(['utf-8', 'gb18030'])('is read from the flattened text in %s', async (encoding) => {
    const read = await draftOf(encode(annexText(), encoding), '督导.txt');
    expect(withoutLines(read)).toEqual(withoutLines(draft));
  });

  it('finds the columns in a grid that was cut up by years of editing', async () => {
    const cell = (text: string, columnSpan = 1) =>
      new TableCell({ columnSpan, children: [new Paragraph(text)] });
    const row = (...cells: TableCell[]) => new TableRow({ children: cells });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph('附件：督导联系表'),
            new Table({
              rows: [
                row(cell('组别', 2), cell('成员'), cell('单位', 3), cell('联系人及电话')),
                row(
                  cell('第一组'),
                  cell(''),
                  cell('组长：章甲甲'),
                  cell('甲医院'),
                  cell('', 2),
                  cell('丁甲13800010001'),
                ),
                row(cell('', 2), cell(''), cell('', 1), cell('乙医院', 2), cell('丁乙13800010002')),
              ],
            }),
          ],
        },
      ],
    });
    const read = await draftOf(await Packer.toBuffer(document), 'a.docx');
    expect(read.groups).toMatchObject([
      { number: 1, leader: { name: '章甲甲' }, units: [{ name: '甲医院' }, { name: '乙医院' }] },
    ]);
  });
});
