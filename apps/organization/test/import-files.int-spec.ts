import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'iconv-lite';
import { eventually } from '@huiyin/testing';
import { printDocx } from '../src/contact-table/print-docx';
import { printXlsx } from '../src/contact-table/print-xlsx';
import { handMadeXlsx, sheetRow } from '../src/office-file/fixtures/hand-made-zip';
import { parseRoster } from '../src/roster-import/parse-roster.rules';
import { layOutRoster } from '../src/roster-import/roster-layout.rules';
import { csv, doVerb, fileImport, readFile, sendFile, tryVerb } from './files';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { annex } from './roster';

const roster = layOutRoster(parseRoster(annex));
const people = (count: number, unit = '局机关') =>
  csv(['姓名', '单位'], ...Array.from({ length: count }, (_, at) => [nameOf(at), unit]));

/** 8 000 different names of three characters. */
function nameOf(at: number): string {
  const signs = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
  return `${signs[at % 20]}${signs[Math.floor(at / 20) % 20]}${signs[Math.floor(at / 400) % 20]}`;
}

describe('R000.76 files sent through the file door', () => {
  let harness: Harness;
  let here: ABureau;
  let bureaus = 0;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    here = await harness.aBureau(`甲${(bureaus += 1)}局`);
  });

  const kept = async () => {
    const counts: Record<string, number> = {};
    for (const table of ['roster_import', 'import_file', 'import_row', 'import_issue', 'person']) {
      const [row] = await harness.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${table} WHERE bureau_id = $1`,
        [here.bureauId],
      );
      counts[table] = row!.n;
    }
    return counts;
  };
  const nothing = { roster_import: 0, import_file: 0, import_row: 0, import_issue: 0, person: 0 };

  it.each([
    ['Word', '督导.docx', () => printDocx(roster)],
    ['Excel', '督导.xlsx', () => printXlsx(roster)],
    ['text in GB18030', '督导.txt', () => Promise.resolve(encode(annex, 'gb18030'))],
  ])('a contact table in %s goes the way of every roster', async (_what, name, bytes) => {
    const sent = await sendFile(harness, here.office, name, await bytes());
    expect(sent).toMatchObject({ status: 201, kind: 'ROSTER', state: 'PREVIEWED' });
    const { data } = await harness.graph.as<{ fileImport: { roster: object } }>(
      here.office,
      `{ fileImport(id: "${sent.id}") { roster { counts { groups units contacts phones } } } }`,
    );
    expect(data!.fileImport.roster).toEqual({
      counts: { groups: 6, units: 21, contacts: 21, phones: 31 },
    });
    await doVerb(harness, here.office, 'commitImport', { importId: sent.id });
    const again = await sendFile(harness, here.office, name, await bytes());
    const answer = await harness.graph.as<{ rosterImport: { differences: unknown[] } }>(
      here.office,
      `{ rosterImport(id: "${again.id}") { differences { code } } }`,
    );
    expect(answer.data!.rosterImport.differences).toEqual([]);
  });

  it.each([
    ['an old document', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_OLD_FORMAT'],
    ['macros', 'a.xlsm', handMadeXlsx(sheetRow('姓名', '单位')), 'FILE_HAS_MACROS'],
    ['a PDF called .xlsx', 'a.xlsx', Buffer.from('%PDF-1.7'), 'FILE_NOT_WHAT_IT_CLAIMS'],
    [
      'an entity bomb',
      'a.xlsx',
      handMadeXlsx('', { sheetPrefix: '<!DOCTYPE a [<!ENTITY b "c">]>' }),
      'FILE_XML_REFUSED',
    ],
    ['nothing', 'a.csv', Buffer.alloc(0), 'FILE_EMPTY'],
  ])('%s is refused with what to do, and nothing is saved', async (_what, name, bytes, code) => {
    expect(await sendFile(harness, here.office, name, bytes)).toMatchObject({ status: 422, code });
    expect(await kept()).toEqual(nothing);
  });

  it('fails when the file turns out to be broken far below its head, and keeps nothing of it', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => sheetRow(nameOf(at), '局机关')).join('');
    const broken = handMadeXlsx(`${sheetRow('姓名', '单位')}${rows}<row><c></row>`);
    const { id } = await sendFile(harness, here.office, 'a.xlsx', broken);
    await eventually(async () =>
      expect(await fileImport(harness, here.office, id)).toMatchObject({ state: 'FAILED' }),
    );
    expect(await kept()).toEqual({ ...nothing, roster_import: 1 });
    const { data } = await harness.graph.as<{ importProgress: object }>(
      here.office,
      `{ importProgress(id: "${id}") { isSettled failureCode } }`,
    );
    expect(data!.importProgress).toEqual({ isSettled: true, failureCode: 'FILE_DAMAGED' });
  });

  it('tells formulas, errors and what would execute, with the cell, and keeps the text', async () => {
    const file = handMadeXlsx(
      `${sheetRow('姓名', '单位', '职务')}<row><c><f>A1</f><v>7</v></c><c t="inlineStr"><is><t>局机关</t></is></c><c t="inlineStr"><is><t>=cmd()</t></is></c></row>`,
    );
    const read = await readFile(harness, here.office, 'a.xlsx', file);
    expect(read.issues.map(({ code, column }) => [code, column])).toEqual([
      ['CELL_FORMULA', 0],
      ['NAME_UNLIKELY', 0],
      ['CELL_EXECUTABLE', 2],
    ]);
    expect(read.differences).toMatchObject([{ personName: '7', post: '=cmd()' }]);
  });

  it('can be discarded while it is being read', async () => {
    const { id } = await sendFile(harness, here.office, 'a.csv', people(6_000));
    const discarded = await doVerb(harness, here.office, 'discardImport', { importId: id });
    expect(discarded.state).toBe('DISCARDED');
    await sleep(300);
    expect(await kept()).toEqual({ ...nothing, roster_import: 1 });
  });

  it('cannot be corrected or committed before it is read', async () => {
    const { id: importId, state } = await sendFile(harness, here.office, 'a.csv', people(6_000));
    expect(state).toBe('UPLOADED');
    const { errors } = await tryVerb(harness, here.office, 'commitImport', { importId });
    expect(errors?.[0]?.extensions['code']).toBe('IMPORT_STILL_RUNNING');
    await eventually(async () =>
      expect(await fileImport(harness, here.office, importId)).toMatchObject({
        state: 'PREVIEWED',
      }),
    );
  });

  it('R003.71 a list of names becomes a proposal with the people it may mean, and stores nobody', async () => {
    const first = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位'], ['王乙', '局机关']),
    );
    await doVerb(harness, here.office, 'commitImport', { importId: first.id });
    const text = '领导小组\n组 长:张甲\n副组长：王 乙  李丙丙\n成 员: xx';
    const { id, kind } = await sendFile(harness, here.office, '名单.txt', text);
    expect(kind).toBe('NAMES');
    const { data } = await harness.graph.as<{ fileImport: { nameProposal: Proposal } }>(
      here.office,
      `{ fileImport(id: "${id}") { nameProposal { issues { code }
         sections { heading role members { displayName candidateIds } } } } }`,
    );
    const { sections, issues } = data!.fileImport.nameProposal;
    expect(sections.map(({ heading, role, members }) => [heading, role, members.length])).toEqual([
      ['领导小组', 'leader', 1],
      ['领导小组', 'deputy-leader', 2],
      ['领导小组', 'member', 1],
    ]);
    expect(sections[1]!.members[0]!.candidateIds).toHaveLength(1);
    expect(issues.map(({ code }) => code)).toContain('ROSTER_NAME_PLACEHOLDER');
    const { errors } = await tryVerb(harness, here.office, 'commitImport', { importId: id });
    expect(errors?.[0]?.extensions['code']).toBe('NAMES_ARE_NOT_COMMITTED');
    await doVerb(harness, here.office, 'discardImport', { importId: id });
    const [row] = await harness.rows('SELECT source_text FROM roster_import WHERE id = $1', [id]);
    expect(row).toEqual({ source_text: null });
  });

  it('P9 lists of imports, issues and differences take the same number of statements for 5 and 50 rows', async () => {
    const cost = async (count: number) => {
      const { id } = await readFile(harness, here.office, 'a.csv', people(count, '无此单位'));
      harness.statements.length = 0;
      await fileImport(harness, here.office, id);
      await harness.graph.as(here.office, '{ fileImports { id } }');
      return harness.statements.length;
    };
    expect(await cost(50)).toBe(await cost(5));
  });
});

interface Proposal {
  readonly issues: { code: string }[];
  readonly sections: {
    heading: string;
    role: string;
    members: { displayName: string; candidateIds: string[] }[];
  }[];
}
