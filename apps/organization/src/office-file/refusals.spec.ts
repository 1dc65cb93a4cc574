import {
  type HandMadeEntry,
  handMadeDocx,
  handMadeXlsx,
  handMadeZip,
  sheetRow,
} from './fixtures/hand-made-zip';
import { firstRows, recogniseFile } from './recognise-file';
import { readXlsx } from './read-xlsx';
import { OfficeArchive } from './office-archive';

const people = sheetRow('姓名', '单位') + sheetRow('丁甲甲', '甲医院');
const macroType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);
const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
const lol = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const relation = (target: string, type: string) => ({
  name: 'xl/worksheets/_rels/sheet1.xml.rels',
  content: `<Relationships><Relationship Id="x" Type="http://x/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
});
const withPart = (part: HandMadeEntry) => handMadeXlsx(people, { more: [part] });
const many = Array.from({ length: 1_200 }, (_, at) => ({ name: `p${at}.xml`, content: '' }));
const bomb = Buffer.alloc(60 * 1024 * 1024, 0x20);

const refused: [what: string, bytes: Buffer, name: string, code: string][] = [
  ['nothing at all', Buffer.alloc(0), 'a.xlsx', 'FILE_EMPTY'],
  ['an old Word document', ole, 'a.doc', 'FILE_OLD_FORMAT'],
  ['an old workbook that says it is new', ole, 'a.xlsx', 'FILE_OLD_FORMAT'],
  ['an encrypted workbook', encrypted, 'a.xlsx', 'FILE_ENCRYPTED'],
  ['a name that promises macros', handMadeXlsx(people), 'a.xlsm', 'FILE_HAS_MACROS'],
  [
    'a workbook with macros',
    withPart({ name: 'xl/vbaProject.bin', content: 'x' }),
    'a.xlsx',
    'FILE_HAS_MACROS',
  ],
  [
    'a macro workbook renamed',
    handMadeXlsx(people, { type: macroType }),
    'a.xlsx',
    'FILE_HAS_MACROS',
  ],
  [
    'old macro sheets',
    withPart({ name: 'xl/macrosheets/sheet1.xml', content: 'x' }),
    'a.xlsx',
    'FILE_HAS_MACROS',
  ],
  [
    'links to another workbook',
    withPart({ name: 'xl/externalLinks/externalLink1.xml', content: 'x' }),
    'a.xlsx',
    'FILE_HAS_EXTERNAL_LINKS',
  ],
  [
    'a picture from the web',
    withPart(relation('http://evil.example/a.png', 'image')),
    'a.xlsx',
    'FILE_HAS_EXTERNAL_LINKS',
  ],
  [
    'a template from elsewhere',
    handMadeDocx('', {
      more: [
        {
          name: 'word/_rels/settings.xml.rels',
          content: relation('file://c/x.dotm', 'attachedTemplate').content,
        },
      ],
    }),
    'a.docx',
    'FILE_HAS_EXTERNAL_LINKS',
  ],
  [
    'an embedded object',
    withPart({ name: 'xl/embeddings/oleObject1.bin', content: 'x' }),
    'a.xlsx',
    'FILE_HAS_EMBEDDED_OBJECTS',
  ],
  [
    'an encrypted part',
    handMadeZip([{ name: '[Content_Types].xml', content: 'x', isEncrypted: true }]),
    'a.xlsx',
    'FILE_ENCRYPTED',
  ],
  [
    'a thousand parts too many',
    handMadeXlsx(people, { more: many }),
    'a.xlsx',
    'FILE_UNPACKS_TOO_LARGE',
  ],
  [
    'a part that says it unpacks a thousandfold',
    withPart({ name: 'xl/x.xml', content: bomb }),
    'a.xlsx',
    'FILE_UNPACKS_TOO_LARGE',
  ],
  ['a part that says less than it holds', lying(), 'a.xlsx', 'FILE_UNPACKS_TOO_LARGE'],
  [
    'parts that add up',
    handMadeZip(
      Array.from({ length: 3 }, (_, at) => ({
        name: `${at}`,
        content: 'x',
        declaredSize: 100 * 1024 * 1024,
      })),
    ),
    'a.xlsx',
    'FILE_UNPACKS_TOO_LARGE',
  ],
  [
    'two parts of one name',
    withPart({ name: 'xl/workbook.xml', content: 'x' }),
    'a.xlsx',
    'FILE_DAMAGED',
  ],
  ['a part outside the file', withPart({ name: '../x', content: 'x' }), 'a.xlsx', 'FILE_DAMAGED'],
  ['an archive cut short', handMadeXlsx(people).subarray(0, 500), 'a.xlsx', 'FILE_DAMAGED'],
  ['entities in a sheet', handMadeXlsx(people, { sheetPrefix: lol }), 'a.xlsx', 'FILE_XML_REFUSED'],
  ['entities in a document', handMadeDocx('', { sheetPrefix: lol }), 'a.docx', 'FILE_XML_REFUSED'],
  ['XML that is none', handMadeDocx('<w:p>'), 'a.docx', 'FILE_DAMAGED'],
  ['nesting without end', handMadeDocx('<w:p>'.repeat(5_000)), 'a.docx', 'FILE_DAMAGED'],
  [
    'a zip of something else',
    handMadeZip([{ name: 'a.txt', content: 'x' }]),
    'a.xlsx',
    'FILE_NOT_RECOGNISED',
  ],
  ['a document that says it is a workbook', handMadeDocx(''), 'a.xlsx', 'FILE_NOT_WHAT_IT_CLAIMS'],
  [
    'text that says it is a workbook',
    Buffer.from('姓名,单位'),
    'a.xlsx',
    'FILE_NOT_WHAT_IT_CLAIMS',
  ],
  [
    'a PDF that says it is a document',
    Buffer.from('%PDF-1.7'),
    'a.docx',
    'FILE_NOT_WHAT_IT_CLAIMS',
  ],
  ['a PDF', Buffer.from('%PDF-1.7'), 'a.pdf', 'FILE_NOT_RECOGNISED'],
  [
    'a web page saved as a workbook',
    Buffer.from('<html><table><tr><td>姓名'),
    'a.xls',
    'FILE_NOT_RECOGNISED',
  ],
  ['a program', Buffer.from('MZ\0\0'), 'a.csv', 'FILE_NOT_WHAT_IT_CLAIMS'],
  ['bytes without sense', Buffer.from([1, 2, 3, 0, 255, 254]), 'a.bin', 'FILE_NOT_RECOGNISED'],
  ['a letter', Buffer.from('尊敬的领导：您好。'), 'a.txt', 'FILE_NOT_RECOGNISED'],
  [
    'a quotation mark that never closes',
    Buffer.from(`姓名,单位\n"丁,${'甲'.repeat(200_000)}`),
    'a.csv',
    'FILE_DAMAGED',
  ],
  [
    'a table wider than any',
    Buffer.from(`姓名,单位\n${'x,'.repeat(80)}x`),
    'a.csv',
    'FILE_TOO_WIDE',
  ],
];

/** The sheet declares 10 bytes and holds 5 MB. */
function lying(): Buffer {
  const huge = {
    name: 'xl/worksheets/sheet1.xml',
    content: Buffer.alloc(5_000_000, 0x20),
    declaredSize: 10,
  };
  return handMadeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="b"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    huge,
  ]);
}

describe('R000.76 a file that is turned away', () => {
  it.each(refused)('is %s', async (_what, bytes, name, code) => {
    await expect(recogniseFile(bytes, name)).rejects.toMatchObject({ code, kind: 'invalid' });
  });

  it('is refused for what it is made of, not for a web address in it', async () => {
    const link = relation('http://example.org/', 'hyperlink');
    await expect(recogniseFile(withPart(link), 'a.xlsx')).resolves.toMatchObject({ kind: 'table' });
  });

  it('is stopped while it is unpacked, whatever its headers say', async () => {
    const limits = { entries: 100, inflatedBytes: 1_000_000, ratio: 1_000_000 };
    const file = handMadeXlsx(people, { sheetPrefix: `<!--${'x'.repeat(3_000_000)}-->` });
    await expect(OfficeArchive.open(file, limits)).rejects.toMatchObject({
      code: 'FILE_UNPACKS_TOO_LARGE',
    });
  });
});

describe('R000.76 the cells of a workbook', () => {
  const rowsOf = async (sheetData: string) => {
    const [sheet] = await readXlsx(await OfficeArchive.open(handMadeXlsx(sheetData)));
    return firstRows(sheet!, 100);
  };

  it('are what was saved: a formula counts by its last value and is noted', async () => {
    const cells = '<c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c t="e"><v>#REF!</v></c>';
    expect(await rowsOf(`<row r="4">${cells}</row>`)).toEqual([
      {
        row: 4,
        cells: ['2'],
        notes: [
          { column: 0, kind: 'formula' },
          { column: 1, kind: 'formula-without-value' },
          { column: 2, kind: 'error' },
        ],
      },
    ]);
  });

  it('keep phone numbers that were kept as numbers, and skip phonetic guides', async () => {
    const guide = '<c t="inlineStr"><is><t>丁</t><rPh><t>ding</t></rPh><r><t>甲</t></r></is></c>';
    const [row] = await rowsOf(
      `<row><c><v>1.3800010001E10</v></c><c r="C1" t="b"><v>1</v></c></row>`,
    );
    expect(row?.cells).toEqual(['13800010001', '', '是']);
    expect((await rowsOf(`<row>${guide}</row>`))[0]?.cells).toEqual(['丁甲']);
  });

  it('stay text when they look like a formula', async () => {
    const [row] = await rowsOf(sheetRow('=1+1', "'=cmd()", '@x'));
    expect(row?.cells).toEqual(['=1+1', '=cmd()', '@x']);
  });
});
