import { Actor } from '@huiyin/identity';
import { anActor, anOutsider } from '@huiyin/testing';
import { csv, doVerb, fileImport, readFile, sendFile, tryVerb } from './files';
import { type ABureau, type Harness, organizationHarness } from './harness';

describe('R000.76 tables of units, people and contacts', () => {
  let harness: Harness;
  let here: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    here = await harness.aBureau(`甲${Math.floor(performance.now() * 1000)}局`);
    const units = await readFile(
      harness,
      here.office,
      '单位.csv',
      csv(
        ['单位名称', '简称', '单位类别'],
        ['甲市第一医院', '一院、市一医院', '综合医院'],
        ['乙镇卫生院', '', ''],
      ),
    );
    await doVerb(harness, here.office, 'commitImport', { importId: units.id });
  });

  const count = async (sql: string) =>
    (await harness.rows<{ n: number }>(`SELECT count(*)::int AS n ${sql}`, [here.bureauId]))[0]!.n;
  const people = () => count('FROM person WHERE bureau_id = $1');

  it('units come with aliases and types, and a re-import changes nothing', async () => {
    expect(
      await harness.rows(
        `SELECT name, unit_type FROM unit_version WHERE bureau_id = $1 AND name <> '局机关' ORDER BY name`,
        [here.bureauId],
      ),
    ).toEqual([
      { name: '乙镇卫生院', unit_type: 'township-health-centre' },
      { name: '甲市第一医院', unit_type: 'general-hospital' },
    ]);
    const again = await readFile(
      harness,
      here.office,
      '单位.csv',
      csv(['单位', '别名'], ['一 院', '甲一'], ['乙镇卫生院', '']),
    );
    expect(again.differences).toMatchObject([{ row: 2, code: 'ALIAS_ADDED' }]);
    expect(
      (await doVerb(harness, here.office, 'commitImport', { importId: again.id })).changes,
    ).toBe(1);
    expect(await count('FROM unit_alias WHERE bureau_id = $1')).toBe(3);
  });

  it('people are found by name without white space and unit by any of its names, in any order of columns', async () => {
    const file = csv(
      ['职务', '姓 名', '单位（必填）'],
      ['内科医生', '丁 甲', '一院'],
      ['院长', '丁乙乙', '甲市第一医院'],
      ['', '丁丙丙', ' 乙镇卫生院 '],
    );
    const read = await readFile(harness, here.office, '人员.csv', file);
    expect(read).toMatchObject({ kind: 'PEOPLE', state: 'PREVIEWED', errors: 0, headerRow: 1 });
    expect(read.columns.map(({ field }) => field)).toEqual(['POST', 'PERSON_NAME', 'UNIT_NAME']);
    expect(read.differenceCounts).toEqual([{ code: 'PERSON_ADDED', count: 3 }]);
    const done = await doVerb(harness, here.office, 'commitImport', { importId: read.id });
    expect(done).toMatchObject({ state: 'COMMITTED', changes: 3 });
    expect(
      await harness.rows(
        `SELECT p.name, o.kind, o.title FROM person p JOIN post o ON o.person_id = p.id WHERE p.bureau_id = $1 ORDER BY p.name`,
        [here.bureauId],
      ),
    ).toEqual([
      { name: '丁 甲', kind: 'staff', title: '内科医生' },
      { name: '丁丙丙', kind: 'staff', title: null },
      { name: '丁乙乙', kind: 'administrative-principal', title: '院长' },
    ]);
    const again = await readFile(
      harness,
      here.office,
      '人员.csv',
      file.replace('内科医生', '外科医生'),
    );
    expect(again.differences).toMatchObject([
      { code: 'TITLE_CHANGED', personName: '丁 甲', post: '外科医生' },
    ]);
    await doVerb(harness, here.office, 'commitImport', { importId: again.id });
    const third = await readFile(
      harness,
      here.office,
      '人员.csv',
      file.replace('内科医生', '外科医生'),
    );
    expect(third.differenceCounts).toEqual([]);
    expect(
      (await doVerb(harness, here.office, 'commitImport', { importId: third.id })).changes,
    ).toBe(0);
    expect(await people()).toBe(3);
  });

  it('tells each doubt with its place, and takes corrections until nothing is left', async () => {
    const read = await readFile(
      harness,
      here.office,
      '人员.csv',
      csv(
        ['姓名', '单位'],
        ['丁甲甲', '丙医院'],
        ['', '一院'],
        ['xx', '一院'],
        ['丁乙乙', '一院'],
        ['丁乙乙', '一院'],
      ),
    );
    expect(
      read.issues.map(({ row, column, code, severity }) => [row, column, code, severity]),
    ).toEqual([
      [2, null, 'UNIT_UNKNOWN', 'ERROR'],
      [3, 0, 'NAME_MISSING', 'ERROR'],
      [4, 0, 'NAME_PLACEHOLDER', 'ERROR'],
      [6, null, 'PERSON_TWICE', 'ERROR'],
    ]);
    expect(read.issues[0]!.reason.zh).toBe('没有名为“丙医院”的单位。');
    const importId = read.id;
    expect(
      (await tryVerb(harness, here.office, 'commitImport', { importId })).errors?.[0]?.extensions,
    ).toMatchObject({ code: 'ROSTER_HAS_ERRORS', errors: 4 });
    const correct = (row: number, more: object) =>
      doVerb(harness, here.office, 'correctImportRow', { importId, row, ...more });
    await correct(2, { values: [{ field: 'UNIT_NAME', text: '一院' }] });
    await correct(3, { isSkipped: true });
    await correct(4, { values: [{ field: 'PERSON_NAME', text: '丁丁' }] });
    const last = await correct(6, { decision: 'ANOTHER_PERSON' });
    expect(last).toMatchObject({ state: 'PREVIEWED', errors: 0, issues: [] });
    expect((await doVerb(harness, here.office, 'commitImport', { importId })).changes).toBe(4);
    expect(await people()).toBe(4);
    expect(await count(`FROM person WHERE bureau_id = $1 AND name = '丁乙乙'`)).toBe(2);
  });

  it('one person with two posts stays one, also when the file comes again', async () => {
    const file = csv(
      ['姓名', '单位', '职务'],
      ['丁甲甲', '一院', '护士长'],
      ['丁甲甲', '一院', '信息员'],
    );
    const read = await readFile(harness, here.office, 'a.csv', file);
    expect(read.issues).toMatchObject([{ row: 3, code: 'PERSON_TWICE' }]);
    const decided = await doVerb(harness, here.office, 'correctImportRow', {
      importId: read.id,
      row: 3,
      decision: 'SAME_PERSON',
    });
    expect(decided.differences.map(({ code }) => code)).toEqual(['PERSON_ADDED', 'POST_ADDED']);
    await doVerb(harness, here.office, 'commitImport', { importId: read.id });
    expect([await people(), await count('FROM post WHERE bureau_id = $1')]).toEqual([1, 2]);
    const again = await readFile(harness, here.office, 'a.csv', file);
    expect(again).toMatchObject({ errors: 0, differenceCounts: [] });
  });

  it('never takes a namesake of another unit for the same person', async () => {
    const first = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位'], ['丁甲甲', '一院']),
    );
    await doVerb(harness, here.office, 'commitImport', { importId: first.id });
    const read = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位'], ['丁甲甲', '乙镇卫生院']),
    );
    expect(read.differenceCounts).toEqual([{ code: 'PERSON_ADDED', count: 1 }]);
    await doVerb(harness, here.office, 'commitImport', { importId: read.id });
    expect(await people()).toBe(2);
  });

  it('a second principal is an issue, not a crash', async () => {
    const first = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位', '职务'], ['丁甲甲', '一院', '院长']),
    );
    await doVerb(harness, here.office, 'commitImport', { importId: first.id });
    const read = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位', '职务'], ['丁乙乙', '一院', '院长']),
    );
    expect(read.issues).toMatchObject([{ row: 2, code: 'POST_TAKEN' }]);
  });

  it('lets nobody appoint himself by import', async () => {
    const first = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位'], ['丁甲甲', '一院']),
    );
    await doVerb(harness, here.office, 'commitImport', { importId: first.id });
    const [self] = await harness.rows<{ id: string }>(
      'SELECT id FROM person WHERE bureau_id = $1',
      [here.bureauId],
    );
    const { bureauId } = here;
    const grants = [{ role: 'campaign-office' as const, bureauId }];
    const clerk = new Actor({ kind: 'person', personId: self!.id, bureauId, grants });
    const file = csv(['姓名', '单位', '职务'], ['丁甲甲', '一院', '院长']);
    const read = await readFile(harness, clerk, 'a.csv', file);
    expect(read.issues).toMatchObject([{ row: 2, code: 'POST_OF_ONESELF' }]);
    expect((await readFile(harness, here.office, 'a.csv', file)).errors).toBe(0);
  });

  it('contacts come with their phones, known ones keep or change them', async () => {
    const file = (mobile: string) =>
      csv(['单位', '联系人', '手机', '办公电话'], ['一院', '丁甲甲', mobile, '88001001']);
    const read = await readFile(harness, here.office, 'a.csv', file('13800010001'));
    expect(read).toMatchObject({
      kind: 'CONTACTS',
      differenceCounts: [{ code: 'CONTACT_ADDED', count: 1 }],
    });
    await doVerb(harness, here.office, 'commitImport', { importId: read.id });
    const again = await readFile(harness, here.office, 'a.csv', file('13800010001'));
    expect(again.differenceCounts).toEqual([]);
    const changed = await readFile(harness, here.office, 'a.csv', file('13800010002'));
    expect(changed.differenceCounts).toEqual([{ code: 'PHONES_CHANGED', count: 1 }]);
    await doVerb(harness, here.office, 'commitImport', { importId: changed.id });
    expect(
      await harness.rows(
        `SELECT kind, digits FROM contact_phone WHERE bureau_id = $1 ORDER BY kind`,
        [here.bureauId],
      ),
    ).toEqual([
      { kind: 'landline', digits: '88001001' },
      { kind: 'mobile', digits: '13800010002' },
    ]);
    expect(await people()).toBe(1);
  });

  it('asks what the columns hold when their titles say nothing', async () => {
    const read = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['谁', '在哪'], ['丁甲甲', '一院'], ['丁乙乙', '一院']),
    );
    expect(read).toMatchObject({ kind: 'TABLE', state: 'ISSUES_LISTED', headerRow: 0 });
    expect(read.issues.map(({ code }) => code)).toContain('TABLE_HEADER_MISSING');
    const mapped = await doVerb(harness, here.office, 'mapImportColumns', {
      importId: read.id,
      headerRow: 1,
      columns: [
        { column: 0, field: 'PERSON_NAME' },
        { column: 1, field: 'UNIT_NAME' },
      ],
    });
    expect(mapped).toMatchObject({ kind: 'PEOPLE', state: 'PREVIEWED', headerRow: 1, errors: 0 });
    expect(mapped.differenceCounts).toEqual([{ code: 'PERSON_ADDED', count: 2 }]);
    const wrong = (columns: object[]) =>
      tryVerb(harness, here.office, 'mapImportColumns', { importId: read.id, columns });
    expect((await wrong([{ column: 9, field: 'POST' }])).errors?.[0]?.extensions['code']).toBe(
      'COLUMN_NOT_IN_TABLE',
    );
    expect(
      (await wrong([{ column: 1, field: 'PERSON_NAME' }])).errors?.[0]?.extensions['code'],
    ).toBe('FIELD_GIVEN_TWICE');
  });

  it('is committed once, however many ask at the same time, and announces each post once', async () => {
    const read = await readFile(
      harness,
      here.office,
      'a.csv',
      csv(['姓名', '单位'], ['丁甲甲', '一院'], ['丁乙乙', '一院']),
    );
    const commits = [1, 2, 3, 4].map(() =>
      doVerb(harness, here.office, 'commitImport', { importId: read.id }),
    );
    for (const done of await Promise.all(commits))
      expect(done).toMatchObject({ state: 'COMMITTED', changes: 2 });
    expect(await people()).toBe(2);
    expect(
      await count(
        `FROM events.outbox_message WHERE event->>'type' LIKE '%role-held%' AND event->'data'->>'bureauId' = $1::text`,
      ),
    ).toBe(2);
  });

  it('leaves no name and no number behind, committed or discarded', async () => {
    const file = csv(['姓名', '单位'], ['丁甲甲', '一院']);
    const committed = await readFile(harness, here.office, 'a.csv', file);
    await doVerb(harness, here.office, 'commitImport', { importId: committed.id });
    const discarded = await readFile(harness, here.office, 'a.csv', file);
    for (const _ of [1, 2]) {
      void _;
      const answer = await doVerb(harness, here.office, 'discardImport', {
        importId: discarded.id,
      });
      expect(answer.state).toBe('DISCARDED');
    }
    for (const table of ['import_file', 'import_row', 'import_issue'])
      expect([table, await count(`FROM ${table} WHERE bureau_id = $1`)]).toEqual([table, 0]);
    const { errors } = await tryVerb(harness, here.office, 'commitImport', {
      importId: discarded.id,
    });
    expect(errors?.[0]?.extensions['code']).toBe('ROSTER_IMPORT_SETTLED');
  });

  it('is for the office, and nobody else’s: outsiders find nothing to read, correct, commit or discard', async () => {
    const file = csv(['姓名', '单位'], ['丁甲甲', '一院']);
    const staff = anActor('staff', { bureauId: here.bureauId });
    expect(await sendFile(harness, staff, 'a.csv', file)).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
    });
    const read = await readFile(harness, here.office, 'a.csv', file);
    const outsider = anOutsider();
    expect(await fileImport(harness, outsider, read.id)).toBeNull();
    const { id: importId } = read;
    for (const [verb, more] of [
      ['mapImportColumns', { columns: [] }],
      ['correctImportRow', { row: 2 }],
      ['commitImport', {}],
      ['discardImport', {}],
    ] as const) {
      const { errors } = await tryVerb(harness, outsider, verb, { importId, ...more });
      expect([verb, errors?.[0]?.extensions['code']]).toEqual([verb, 'FILE_IMPORT_NOT_FOUND']);
    }
  });
});
