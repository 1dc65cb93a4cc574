import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf, upload } from './roster';
import { type AUnit, eventsOf, structureOf } from './structure';

describe('units over time', () => {
  let harness: Harness;
  let here: ABureau;
  let structure: ReturnType<typeof structureOf>;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    structure = structureOf(harness, here.office);
  });
  afterAll(() => harness.stop());

  let counter = 0;
  const aName = (kind = '医院') => `第${(counter += 1)}号${kind}`;
  const aUnit = (fields: object = {}): Promise<AUnit> =>
    structure.done('registerUnit', {
      name: aName(),
      unitType: 'general-hospital',
      from: '2020-01-01',
      ...fields,
    });
  const aDepartment = (parentUnitId: string, name = '内科') =>
    aUnit({ parentUnitId, name, kind: 'DEPARTMENT', unitType: 'clinical' });

  it('R001.4 are of the types of §5.1, each with a Chinese and an English title', async () => {
    const { unitTypes } = await structure.ask<{ unitTypes: Record<string, string>[] }>(
      '{ unitTypes { kind code titleZh titleEn } }',
    );
    expect(unitTypes).toContainEqual({
      kind: 'UNIT',
      code: 'township-health-centre',
      titleZh: '乡镇卫生院',
      titleEn: 'Township health centre',
    });
    expect(unitTypes.filter(({ kind }) => kind === 'DEPARTMENT').map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'clinical',
        'medical-technology',
        'nursing',
        'functional',
        'logistics',
      ]),
    );
    expect(await structure.codeOf('registerUnit', { name: aName(), unitType: 'clinical' })).toBe(
      'UNIT_TYPE_UNKNOWN',
    );
  });

  it('R001.4 begin on a day, are told to the others once, and are not there before it', async () => {
    const unit = await aUnit({ from: '2021-03-01' });
    expect(await structure.unitOn(unit.id, '2021-02-28')).toBeNull();
    expect(await structure.unitOn(unit.id, '2021-03-01')).toMatchObject({ name: unit.name });
    expect(await structure.namesOn('2021-02-28')).not.toContain(unit.name);
    expect(await eventsOf(harness, 'unit-registered', unit.id)).toEqual([
      { unitId: unit.id, bureauId: here.bureauId, unitType: 'general-hospital' },
    ]);
    expect(await structure.codeOf('registerUnit', { name: unit.name, unitType: 'other' })).toBe(
      'UNIT_NAME_TAKEN',
    );
  });

  it('R000.76 are renamed from a day on: the days before keep the name, and both names find it', async () => {
    const unit = await aUnit();
    const name = aName('人民医院');
    await structure.done('renameUnit', { unitId: unit.id, name, from: '2023-07-01' });
    expect(await structure.unitOn(unit.id, '2023-06-30')).toMatchObject({ name: unit.name });
    expect(
      await structure.unitOn(
        unit.id,
        '2023-07-01',
        'name aliases { name validFrom } versions { name validTo }',
      ),
    ).toEqual({
      name,
      aliases: [{ name: unit.name, validFrom: '2023-07-01' }],
      versions: [
        { name, validTo: null },
        { name: unit.name, validTo: '2023-07-01' },
      ],
    });
    expect(await eventsOf(harness, 'unit-changed', unit.id)).toMatchObject([
      { change: 'renamed', effectiveOn: '2023-07-01', successorUnitIds: [] },
    ]);
    await structure.done('renameUnit', { unitId: unit.id, name, from: '2023-07-01' });
    expect(await eventsOf(harness, 'unit-changed', unit.id)).toHaveLength(1);
  });

  it('are corrected as if the mistake had never been: no alias, no earlier version', async () => {
    const unit = await aUnit();
    const name = aName();
    await structure.done('correctUnit', { unitId: unit.id, name, beganOn: '2019-01-01' });
    expect(
      await structure.unitOn(unit.id, '2019-06-01', 'name aliases { name } versions { name }'),
    ).toEqual({ name, aliases: [], versions: [{ name }] });
    expect(await structure.codeOf('correctUnit', { unitId: unit.id })).toBe('NOTHING_TO_CORRECT');
  });

  it('are retyped and moved from a day on; departments stand in them as a tree', async () => {
    const [hospital, other] = [await aUnit(), await aUnit()];
    const department = await aDepartment(hospital.id);
    await structure.done('retypeUnit', {
      unitId: hospital.id,
      unitType: 'tcm-hospital',
      from: '2024-01-01',
    });
    await structure.done('moveUnit', {
      unitId: department.id,
      parentUnitId: other.id,
      from: '2024-01-01',
    });
    const fields = 'unitType below(kind: DEPARTMENT) { name kind parent { name unitType } }';
    expect(await structure.unitOn(hospital.id, '2023-12-31', fields)).toEqual({
      unitType: 'general-hospital',
      below: [
        {
          name: '内科',
          kind: 'DEPARTMENT',
          parent: { name: hospital.name, unitType: 'general-hospital' },
        },
      ],
    });
    expect(await structure.unitOn(hospital.id, null, fields)).toEqual({
      unitType: 'tcm-hospital',
      below: [],
    });
    expect(await eventsOf(harness, 'unit-changed', department.id)).toMatchObject([
      { change: 'moved' },
    ]);
    expect(await structure.codeOf('moveUnit', { unitId: department.id })).toBe(
      'UNIT_CANNOT_STAND_THERE',
    );
  });

  it('do not stand below themselves, and departments of one name only apart', async () => {
    const hospital = await aUnit();
    const ward = await aDepartment(hospital.id, '外科');
    const inner = await aDepartment(ward.id, '一病区');
    expect(await structure.codeOf('moveUnit', { unitId: ward.id, parentUnitId: inner.id })).toBe(
      'UNIT_CANNOT_STAND_THERE',
    );
    expect(
      await structure.codeOf('registerUnit', {
        name: '外 科',
        kind: 'DEPARTMENT',
        unitType: 'clinical',
        parentUnitId: hospital.id,
      }),
    ).toBe('UNIT_NAME_TAKEN');
    expect(
      await structure.codeOf('registerUnit', {
        name: '散科',
        kind: 'DEPARTMENT',
        unitType: 'clinical',
      }),
    ).toBe('UNIT_CANNOT_STAND_THERE');
  });

  it('R000.76 §5.3.18 are found by a roster under an alias, never created twice', async () => {
    const bureau = await harness.aBureau('乙市卫生局');
    const there = structureOf(harness, bureau.office);
    const unit = await there.done('registerUnit', {
      name: '乙市疾病预防控制中心',
      unitType: 'cdc',
      from: '2020-01-01',
    });
    await there.done('addUnitAlias', { unitId: unit.id, name: '市疾控 中心' });
    await there.done('addUnitAlias', { unitId: unit.id, name: '市疾控中心' });
    await importRoster(harness, bureau.office);
    const { units } = await there.ask<{
      units: { id: string; name: string; supervisionGroup: object | null }[];
    }>('{ units(first: 100) { id name supervisionGroup { number } } }');
    expect(units).toHaveLength(22);
    expect(units.find(({ id }) => id === unit.id)).toMatchObject({
      name: '乙市疾病预防控制中心',
      supervisionGroup: { number: 4 },
    });
    expect(await there.codeOf('registerUnit', { name: '市疾控中心', unitType: 'cdc' })).toBe(
      'UNIT_NAME_TAKEN',
    );
    expect(await there.codeOf('addUnitAlias', { unitId: bureau.organId, name: '市疾控中心' })).toBe(
      'UNIT_NAME_TAKEN',
    );
  });

  it('§5.3.18 are taken over once when a roster names them twice, by name and by alias', async () => {
    const bureau = await harness.aBureau('丁市卫生局');
    const there = structureOf(harness, bureau.office);
    await importRoster(harness, bureau.office, rosterOf(5));
    const { units } = await there.ask<{ units: AUnit[] }>('{ units { id name } }');
    const first = units.find(({ name }) => name === '第1号医院')!;
    await there.done('addUnitAlias', { unitId: first.id, name: '首家医院' });
    const roster = rosterOf(6).replace('第6号医院', '首家医院');
    const { differences } = await importRoster(harness, bureau.office, roster);
    expect(differences).toEqual([]);
    expect(await there.namesOn(null)).toHaveLength(6);
    const listed = await upload(harness, bureau.office, roster);
    expect(listed.differences.map(({ code }) => code)).toEqual(['UNIT_LISTED_TWICE']);
  });

  it('lose an alias from a day on', async () => {
    const unit = await aUnit();
    const fields = 'aliases { id name }';
    const { aliases } = await structure.done<{ aliases: AUnit[] }>(
      'addUnitAlias',
      { unitId: unit.id, name: aName('简称'), from: '2021-01-01' },
      fields,
    );
    const removal = { aliasId: aliases[0]!.id, on: '2022-01-01' };
    await structure.done('removeUnitAlias', removal);
    expect(await structure.codeOf('removeUnitAlias', removal)).toBe('UNIT_ALIAS_ENDED');
    expect(await structure.unitOn(unit.id, '2021-06-01', fields)).toEqual({ aliases });
    expect(await structure.unitOn(unit.id, null, fields)).toEqual({ aliases: [] });
  });

  it('are closed with their departments; their name stays known by id, and the list forgets them', async () => {
    const unit = await aUnit();
    const department = await aDepartment(unit.id);
    await structure.done('closeUnit', { unitId: unit.id, on: '2024-05-01' });
    expect(await structure.unitOn(unit.id, null)).toMatchObject({
      name: unit.name,
      closedOn: '2024-05-01',
    });
    expect(await structure.unitOn(department.id, null)).toMatchObject({ closedOn: '2024-05-01' });
    expect(await structure.unitOn(unit.id, '2024-04-30')).toMatchObject({ closedOn: null });
    expect(await structure.namesOn(null)).not.toContain(unit.name);
    expect(await structure.namesOn('2024-04-30')).toContain(unit.name);
    expect(await structure.codeOf('closeUnit', { unitId: unit.id })).toBe('UNIT_CLOSED');
    expect(await eventsOf(harness, 'unit-changed', unit.id)).toMatchObject([{ change: 'closed' }]);
  });

  it('are not closed over units that stand below them', async () => {
    const hospital = await aUnit();
    await aUnit({ parentUnitId: hospital.id });
    expect(await structure.codeOf('closeUnit', { unitId: hospital.id })).toBe(
      'UNIT_HAS_UNITS_BELOW',
    );
  });

  it('are changed once, however many ask at the same time', async () => {
    const unit = await aUnit();
    const name = aName();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => structure.send('registerUnit', { name, unitType: 'other' })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const [renamed, again] = [aName(), aName()];
    await Promise.all(
      [renamed, again, renamed, again].map((to) =>
        structure.send('renameUnit', { unitId: unit.id, name: to }),
      ),
    );
    const spans = await harness.rows<{ valid_from: Date }>(
      `SELECT valid_from FROM unit_version WHERE unit_id = $1 AND valid_to IS NULL`,
      [unit.id],
    );
    expect(spans).toHaveLength(1);
  });

  it('are nobody else’s: the next bureau finds no unit to change, and staff may not', async () => {
    const unit = await aUnit();
    const next = (await harness.aBureau('丙市卫生局')).office;
    const inputs: [string, object][] = [
      ['renameUnit', { name: '别人的' }],
      ['retypeUnit', { unitType: 'cdc' }],
      ['moveUnit', {}],
      ['correctUnit', { name: '别人的' }],
      ['addUnitAlias', { name: '别人的' }],
      ['closeUnit', {}],
    ];
    for (const [verb, input] of inputs)
      expect([verb, await structure.codeOf(verb, { unitId: unit.id, ...input }, next)]).toEqual([
        verb,
        'UNIT_NOT_FOUND',
      ]);
    expect(
      await structure.codeOf('renameUnit', { unitId: unit.id, name: '某' }, anOutsider()),
    ).toBe('BUREAU_NOT_FOUND');
    const staff = anActor('staff', { bureauId: here.bureauId, unitId: newId() });
    expect(
      await structure.ask(
        'query ($id: ID!) { unit(id: $id, asOf: "2024-01-01") { id } }',
        { id: unit.id },
        staff,
      ),
    ).toEqual({ unit: null });
  });
});
