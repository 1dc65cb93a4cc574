import { Workbook } from 'exceljs';
import { decode } from 'iconv-lite';
import { convertToHtml } from 'mammoth';
import { annexText } from '../roster-import/fixtures/roster-text';
import { parseRoster } from '../roster-import/parse-roster.rules';
import { type LaidOutRoster, layOutRoster } from '../roster-import/roster-layout.rules';
import { unzipped } from './fixtures/unzipped';
import { printCsv } from './print-csv.rules';
import { printDocx } from './print-docx';
import { printXlsx } from './print-xlsx';

const annex = layOutRoster(parseRoster(annexText()));
const hostile: LaidOutRoster = {
  heading: ['=HYPERLINK("http://x")'],
  columns: annex.columns,
  rows: [{ cells: [['@SUM(1)'], ['+1'], ['-2+3'], ['=1+1', '13800010000']], span: 1 }],
  legend: [],
};

async function sheetOf(table: LaidOutRoster) {
  const workbook = new Workbook();
  await workbook.xlsx.load((await printXlsx(table)) as never);
  return workbook.worksheets[0]!;
}

describe('the contact table as a Word document', () => {
  it('R000.80 keeps rows, merged group and member cells, ★ and legend', async () => {
    const { value: html } = await convertToHtml({ buffer: await printDocx(annex) });
    expect(html.match(/<tr>/g)).toHaveLength(22);
    expect([...html.matchAll(/rowspan="(\d+)"/g)].map(([, span]) => Number(span))).toEqual([
      3, 3, 7, 7, 5, 5, 2, 2, 3, 3,
    ]);
    expect(html).toContain('<p>第</p><p>二</p><p>组</p>');
    expect(html.match(/★/g)).toHaveLength(7);
    expect(html).toContain('<p>周戊甲88001000，</p><p>13800010000</p>');
    expect(html.endsWith('<p>注：标注★的成员为督导联系工作联络员。</p>')).toBe(true);
  });

  it('R000.80 lies on A4, repeats its header row and names Chinese fonts', async () => {
    const xml = (await unzipped(await printDocx(annex))).get('word/document.xml') ?? '';
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(10);
    expect(xml.match(/<w:vMerge w:val="continue"\/>/g)).toHaveLength(30);
    expect(xml).toContain('w:eastAsia="仿宋"');
    expect(xml).toContain('w:eastAsia="黑体"');
  });

  it('R000.80 writes what looks like mark-up as text', async () => {
    const table = { ...annex, heading: ['<b>&"\'甲</b>'] };
    const { value: html } = await convertToHtml({ buffer: await printDocx(table) });
    expect(html).toContain('&lt;b&gt;&amp;');
  });
});

describe('the contact table as a worksheet', () => {
  it('R000.80 keeps rows, merged cells, titles and the header row on every page', async () => {
    const sheet = await sheetOf(annex);
    expect(sheet.model.merges).toEqual(
      expect.arrayContaining(['A1:D1', 'A2:D2', 'A3:D3', 'A6:A8', 'B6:B8', 'A9:A15', 'B23:B25']),
    );
    expect(sheet.getCell('A4').value).toBe('组别');
    expect(sheet.getCell('A5').value).toBe('第\n一\n组');
    expect(sheet.getCell('D5').value).toBe('周戊甲88001000，\n13800010000');
    expect(sheet.getCell('A26').value).toBe('注：标注★的成员为督导联系工作联络员。');
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      printTitlesRow: '4:4',
    });
    expect(sheet.getCell('B5').font.name).toBe('仿宋');
    expect(sheet.getCell('A4').font.name).toBe('黑体');
  });

  it('R000.80 holds no formula, and nothing that becomes one', async () => {
    const parts = await unzipped(await printXlsx(hostile));
    expect([...parts].filter(([, xml]) => /<f[ >]/.test(xml))).toEqual([]);
    const sheet = await sheetOf(hostile);
    sheet.eachRow((row) =>
      row.eachCell(({ value, numFmt }) => {
        expect(String(value)).not.toMatch(/^[=+\-@]/);
        expect(numFmt).toBe('@');
      }),
    );
  });
});

describe('the contact table as comma-separated values', () => {
  it.each(['utf-8', 'gb18030'] as const)('R000.80 in %s has the cells of the paper', (encoding) => {
    const bytes = printCsv(annex, encoding);
    expect(bytes.subarray(0, 3).equals(Buffer.from('\ufeff'))).toBe(encoding === 'utf-8');
    const text = decode(bytes, encoding);
    expect(text).toContain('组别,督导联系组成员,督导联系单位,联系人及电话\r\n');
    expect(text).toContain('李丁甲★",市人民医院,"周戊甲88001000，\n13800010000"\r\n');
    expect(text).toContain('\r\n,,市中心血站,褚甲13800010074\r\n');
  });

  it('R000.80 executes nothing when a spreadsheet opens it', () => {
    expect(decode(printCsv(hostile, 'gb18030'), 'gb18030').split('\r\n')[2]).toBe(
      `'@SUM(1),'+1,'-2+3,"'=1+1\n13800010000"`,
    );
    expect(printCsv(hostile, 'utf-8').toString()).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});
