import { Workbook } from 'exceljs';
import { decode } from 'iconv-lite';
import { extractRawText } from 'mammoth';
import { type Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { anActor, anOutsider, testActorKey } from '@huiyin/testing';
import { sendFile } from './files';
import { type ABureau, aCityOfficial, type Harness, organizationHarness } from './harness';
import { annex, commit, importRoster, rosterOf } from './roster';

interface Ids {
  readonly id: string;
}

const asOnPaper = (text: string): string =>
  text
    .replaceAll(',', '，')
    .replace(/[ \u3000]+$/gm, '')
    .trimEnd();

describe('the contact table as a file', () => {
  let harness: Harness;
  let here: ABureau;
  let hospital: Ids;
  let bloodCentre: Ids;
  let groupTwo: Ids & { units: Ids[] };
  const signer = new ActorSigner({ organization: testActorKey });

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await importRoster(harness, here.office);
    const { data } = await harness.graph.as<{ supervisionGroups: (typeof groupTwo)[] }>(
      here.office,
      '{ supervisionGroups { id units { id } } }',
    );
    [hospital] = data!.supervisionGroups[0]!.units as [Ids];
    groupTwo = data!.supervisionGroups[1]!;
    bloodCentre = groupTwo.units[1]!;
  });
  afterAll(() => harness.stop());

  const fetched = async (actor: Actor, file: string) => {
    const response = await fetch(`${harness.origin}/files/contact-table.${file}`, {
      headers: { [actorHeader]: signer.sign(actor, 'organization') },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
  };
  const audits = () =>
    harness.rows<{ unit_id: string; purpose: string }>(
      'SELECT unit_id, purpose, person_id, bureau_id FROM phone_read_audit ORDER BY read_at, unit_id',
    );
  const auditedBy = async (work: () => Promise<unknown>) => {
    const before = (await audits()).length;
    await work();
    return (await audits()).length - before;
  };

  it('R000.80 gives the office the annex it imported, line by line', async () => {
    const { status, text, headers } = await fetched(here.office, 'txt');
    expect(status).toBe(200);
    expect(asOnPaper(text)).toBe(asOnPaper(annex));
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('督导联系点分工'));
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('R000.80 gives the same cells as Word, Excel and CSV', async () => {
    const word = await extractRawText({ buffer: (await fetched(here.office, 'docx')).bytes });
    const workbook = new Workbook();
    await workbook.xlsx.load((await fetched(here.office, 'xlsx')).bytes as never);
    const sheet = workbook.worksheets[0]!;
    const csv = decode((await fetched(here.office, 'csv?encoding=gb18030')).bytes, 'gb18030');
    for (const cell of ['市卫生信息管理中心联合党支部', '冯甲13800010111']) {
      expect(word.value).toContain(cell);
      expect(csv).toContain(cell);
    }
    expect(sheet.getCell('C8').value).toBe('市卫生信息管理中心联合党支部');
    expect(sheet.getCell('D8').value).toBe('冯甲13800010111');
  });

  it('R000.81 shows a group its own units, a unit itself, with full numbers', async () => {
    const { bureauId } = here;
    const unitIds = groupTwo.units.map(({ id }) => id);
    const leader = anActor('supervision-leader', { bureauId, groupId: groupTwo.id, unitIds });
    const { text } = await fetched(leader, 'txt');
    expect(text.match(/138\d{8}/g)).toHaveLength(3);
    expect(text).not.toContain('市人民医院');
    const contact = anActor('unit-contact', { bureauId, unitId: bloodCentre.id });
    const own = (await fetched(contact, 'txt')).text;
    expect(own.match(/138\d{8}/g)).toEqual(['13800010074']);
    expect(own).toContain('吴己甲');
    expect(own).not.toContain('市中医院');
  });

  it('R000.81 masks the numbers of units one sees without answering for them', async () => {
    const { bureauId, personId } = anActor('staff', here);
    const grants = [
      ...anActor('unit-contact', { bureauId: bureauId!, unitId: bloodCentre.id }).grants,
      ...anActor('staff', { bureauId: bureauId!, unitId: hospital.id }).grants,
    ];
    const both = new (here.office.constructor as typeof Actor)({
      kind: 'person',
      personId: personId!,
      bureauId: bureauId!,
      grants,
    });
    let text = '';
    const audited = await auditedBy(async () => ({ text } = await fetched(both, 'txt')));
    expect(text.match(/138[\d*]{8}/g)).toEqual(['138****0000', '13800010074']);
    expect(text).toContain('周戊甲88****00，');
    expect(audited).toBe(1);
  });

  it.each([
    ['staff', 403],
    ['department-head', 403],
  ] as const)('R000.81 refuses %s', async (role, status) => {
    const actor = anActor(role, { bureauId: here.bureauId, unitId: hospital.id });
    for (const format of ['docx', 'xlsx', 'txt', 'csv'])
      expect((await fetched(actor, format)).status).toBe(status);
  });

  it('R000.81 gives the city level and another bureau nothing', async () => {
    expect((await fetched(aCityOfficial(), 'txt')).status).toBe(403);
    const { status, text } = await fetched(anOutsider(), 'txt');
    expect(status).toBe(404);
    expect(text).not.toMatch(/\d{8}/);
  });

  it('R000.81 writes every reading down before a byte leaves, each unit once, in one statement', async () => {
    const before = await audits();
    await fetched(here.office, 'docx');
    const added = (await audits()).slice(before.length);
    expect(added).toHaveLength(21);
    expect(new Set(added.map(({ unit_id }) => unit_id)).size).toBe(21);
    expect(added.every(({ purpose }) => purpose === 'docx')).toBe(true);
  });

  it('R000.81 lets no number out when the reading cannot be written down', async () => {
    await harness.rows('REVOKE INSERT ON phone_read_audit FROM organization_app');
    try {
      for (const format of ['docx', 'xlsx', 'txt', 'csv']) {
        const { status, text } = await fetched(here.office, format);
        expect(status).toBe(500);
        expect(text).not.toMatch(/138\d/);
      }
      const { data } = await harness.graph.as(
        here.office,
        `{ unit(id: "${hospital.id}") { contacts { phones { number } } } }`,
      );
      expect(JSON.stringify(data)).not.toMatch(/138\d/);
    } finally {
      await harness.rows('GRANT INSERT ON phone_read_audit TO organization_app');
    }
  });

  it.each([
    ['txt?asOf=2026-02-30', 'NO_SUCH_DAY'],
    ['txt?asOf=gestern', 'NO_SUCH_DAY'],
    ['csv?encoding=utf-7', 'UNKNOWN_ENCODING'],
  ])('R000.80 refuses %s', async (file, code) => {
    const { status, text } = await fetched(here.office, file);
    expect(status).toBe(422);
    expect(text).toContain(code);
  });

  it('R000.80 prints the table of a past day: before the first roster there is no group', async () => {
    const { text } = await fetched(here.office, 'txt?asOf=2000-01-01');
    expect(text).toContain('组别');
    expect(text).not.toContain('市人民医院');
  });

  it('R000.80 prints each day as it was: a unit handed over stands in its old group until then', async () => {
    const bureau = await harness.aBureau('交接市卫生局');
    await importRoster(harness, bureau.office);
    const { bureauId } = bureau;
    for (const table of [
      'unit_version',
      'supervision_group',
      'supervision_membership',
      'unit_contact',
    ])
      await harness.rows(`UPDATE ${table} SET valid_from = '2026-01-01' WHERE bureau_id = $1`, [
        bureauId,
      ]);
    const handedOver = `bureau_id = $1 AND unit_id = (SELECT unit_id FROM unit_version WHERE bureau_id = $1 AND name = '市中心血站')`;
    await harness.rows(
      `UPDATE supervision_assignment SET valid_from = '2026-01-01', valid_to = CASE WHEN ${handedOver} THEN date '2026-06-01' END
       WHERE bureau_id = $1`,
      [bureauId],
    );
    await harness.rows(
      `INSERT INTO supervision_assignment (id, bureau_id, unit_id, group_id, ordinal, valid_from)
       SELECT gen_random_uuid(), a.bureau_id, a.unit_id, g.id, 9, '2026-06-01' FROM supervision_assignment a
       JOIN supervision_group g ON g.bureau_id = a.bureau_id AND g.number = 1 WHERE a.${handedOver}`,
      [bureauId],
    );
    const groupOf = async (day: string) => {
      const { text } = await fetched(bureau.office, `csv?asOf=${day}`);
      const before = text.slice(0, text.indexOf('市中心血站'));
      return before.match(/第\n(.)\n组/g)?.length;
    };
    expect(await groupOf('2026-05-31')).toBe(2);
    expect(await groupOf('2026-06-01')).toBe(1);
  });

  it('R000.80 asks as many statements for 5 units as for 50', async () => {
    const statementsFor = async (units: number) => {
      const bureau = await harness.aBureau(`${units}市卫生局`);
      await importRoster(harness, bureau.office, rosterOf(units));
      await fetched(bureau.office, 'txt');
      harness.statements.length = 0;
      const { text } = await fetched(bureau.office, 'txt');
      expect(text.match(/138\d{8}/g)).toHaveLength(units);
      return harness.statements.length;
    };
    expect(await statementsFor(50)).toBe(await statementsFor(5));
  });

  it.each(['docx', 'xlsx', 'csv', 'csv?encoding=gb18030', 'txt'])(
    'R000.80 comes back through the import without loss: %s',
    async (file) => {
      const name = `联系表.${file.split('?')[0]}`;
      const { bytes } = await fetched(here.office, file);
      const same = await sendFile(harness, here.office, name, bytes);
      expect(await commit(harness, here.office, same.id)).toMatchObject({
        state: 'COMMITTED',
        changes: 0,
        differences: [],
      });
      const elsewhere = await harness.aBureau(`${file}市卫生局`);
      const { id } = await sendFile(harness, elsewhere.office, name, bytes);
      await commit(harness, elsewhere.office, id);
      const { text } = await fetched(elsewhere.office, 'txt');
      expect(asOnPaper(text)).toBe(asOnPaper(annex));
    },
  );
});
