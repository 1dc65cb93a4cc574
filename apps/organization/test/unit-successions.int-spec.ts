import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';
import { type AUnit, eventsOf, structureOf } from './structure';

const onDay = '2027-03-01';
const dayBefore = '2027-02-28';

/** Everything a reorganisation could change about a unit, as one reads it. */
const picture = `name unitType closedOn aliases { name } below { name }
  supervisionGroup { number } contacts { person { name } }`;

describe('units that go on in others', () => {
  let harness: Harness;
  let here: ABureau;
  let structure: ReturnType<typeof structureOf>;

  beforeEach(async () => {
    here = await harness.aBureau(`卫生局${newId()}`);
    structure = structureOf(harness, here.office);
    await importRoster(harness, here.office);
  });
  beforeAll(async () => {
    harness = await organizationHarness();
  });
  afterAll(() => harness.stop());

  const unitNamed = async (name: string) => {
    const { units } = await structure.ask<{ units: AUnit[] }>('{ units(first: 100) { id name } }');
    return units.find((unit) => unit.name === name)!;
  };
  const aDepartment = (parentUnitId: string, name: string) =>
    structure.done('registerUnit', {
      name,
      kind: 'DEPARTMENT',
      unitType: 'clinical',
      parentUnitId,
    });
  const staffOf = async (unitId: string, asOf: string) =>
    (
      await structure.ask<{ people: { name: string }[] }>(
        'query ($id: ID!, $asOf: LocalDate) { people(unitId: $id, asOf: $asOf) { name } }',
        { id: unitId, asOf },
      )
    ).people.map(({ name }) => name);
  const register = (unitId: string, name: string) =>
    structure.done('registerPerson', { unitId, name });
  const allOn = async (asOf: string) =>
    structure.ask(`query ($asOf: LocalDate) { units(first: 100, asOf: $asOf) { ${picture} } }`, {
      asOf,
    });

  it('§7.50 R000.77 merge from a day on: people, contact, group, departments and names are in the successor', async () => {
    const [blood, tcm] = [await unitNamed('市中心血站'), await unitNamed('市口腔医院')];
    await register(blood.id, '某血');
    await aDepartment(blood.id, '检验科');
    await aDepartment(blood.id, '办公室');
    await aDepartment(tcm.id, '检验科');
    const before = await allOn(dayBefore);
    await structure.done('mergeUnits', { unitIds: [blood.id], intoUnitId: tcm.id, on: onDay });
    expect(await allOn(dayBefore)).toEqual(before);
    const after = await structure.unitOn(
      tcm.id,
      onDay,
      'name supervisionGroup { number } below { name } aliases { name } contacts { person { name } phones { number } } predecessors { change effectiveOn unit { name closedOn } }',
    );
    expect(after).toMatchObject({
      name: '市口腔医院',
      supervisionGroup: { number: 6 },
      below: [{ name: '办公室' }, { name: '检验科' }, { name: '检验科（市中心血站）' }],
      aliases: [{ name: '市中心血站' }],
      predecessors: [
        { change: 'MERGED', effectiveOn: onDay, unit: { name: '市中心血站', closedOn: onDay } },
      ],
    });
    expect(
      (after!['contacts'] as { phones: object[] }[]).map(({ phones }) => phones.length),
    ).toEqual([1, 1]);
    expect(await staffOf(tcm.id, onDay)).toContain('某血');
    expect(await staffOf(tcm.id, dayBefore)).not.toContain('某血');
    expect(await staffOf(blood.id, dayBefore)).toContain('某血');
    expect(await eventsOf(harness, 'unit-changed', blood.id)).toMatchObject([
      { change: 'merged', effectiveOn: onDay, successorUnitIds: [tcm.id] },
    ]);
  });

  it('R000.77 merge into a new unit: the group of the first named goes on, each unit in one group on every day', async () => {
    const [first, second] = [await unitNamed('市第七人民医院'), await unitNamed('市第六人民医院')];
    const merged = await structure.done('mergeUnits', {
      unitIds: [first.id, second.id],
      intoNewUnit: { name: '市传染病医院', unitType: 'specialised-hospital' },
      on: onDay,
    });
    expect(await structure.unitOn(merged.id, dayBefore)).toBeNull();
    expect(
      await structure.unitOn(merged.id, onDay, 'supervisionGroup { number } aliases { name }'),
    ).toEqual({
      supervisionGroup: { number: 5 },
      aliases: [{ name: '市第七人民医院' }, { name: '市第六人民医院' }],
    });
    const assigned = await eventsOf(harness, 'supervision-assigned', merged.id);
    expect(assigned).toMatchObject([{ from: onDay, to: null }]);
    expect(await structure.namesOn(onDay)).toHaveLength(21);
  });

  it('say of every role how it stands: the staff post goes on, the principal’s ends (R000.58)', async () => {
    const [from, into] = [await unitNamed('市急救中心'), await unitNamed('市人民医院')];
    const person = await register(from.id, '某急');
    const principal = {
      personId: person.id,
      unitId: from.id,
      kind: 'UNIT_PRINCIPAL',
      from: '2026-01-01',
    };
    await structure.done('appointPost', principal, 'id');
    await structure.done('mergeUnits', { unitIds: [from.id], intoUnitId: into.id, on: onDay });
    const held = await harness.rows<{ data: Record<string, unknown> }>(
      `SELECT event->'data' AS data FROM events.outbox_message WHERE event->>'type' = 'organization.role-held.v1'
         AND event->'data'->>'personId' = $1 ORDER BY seq`,
      [person.id],
    );
    const roles = held.map(({ data }) => [data['role'], data['unitId'], data['from'], data['to']]);
    expect(roles).toEqual(
      expect.arrayContaining([
        ['unit-principal', from.id, '2026-01-01', onDay],
        ['staff', into.id, onDay, null],
      ]),
    );
    expect(roles.filter(([role, unit]) => role === 'unit-principal' && unit === into.id)).toEqual(
      [],
    );
  });

  it('hand over contact points and boxes; the unit’s own groups end with it (R002.5, R001.27)', async () => {
    const [from, into] = [await unitNamed('市急救中心'), await unitNamed('市人民医院')];
    const { id: personId } = await register(here.organId, '某局长');
    const place = [here.bureauId, from.id];
    await harness.rows(
      `INSERT INTO contact_point (id, bureau_id, unit_id, person_id, kind, valid_from)
       VALUES (gen_random_uuid(), $1, $2, $3, 'contact-point', '2026-01-01')`,
      [...place, personId],
    );
    await harness.rows(
      `INSERT INTO unit_facility (id, bureau_id, unit_id, kind, name, location, valid_from)
       VALUES (gen_random_uuid(), $1, $2, 'opinion-box', '意见箱', '门诊大厅', '2026-01-01')`,
      place,
    );
    const group = { kind: 'LEADING_GROUP', name: '领导小组', unitId: from.id, from: '2026-01-01' };
    const { id: groupId } = await structure.done('establishGroup', group);
    const member = { groupId, personId, role: 'LEADER', from: '2026-01-01' };
    await structure.done('appointToGroup', member, 'id');
    await structure.done('mergeUnits', { unitIds: [from.id], intoUnitId: into.id, on: onDay });
    const spans = (table: string, unitId: string) =>
      harness.rows(
        `SELECT valid_from::text AS "from", valid_to::text AS "to" FROM ${table} WHERE unit_id = $1`,
        [unitId],
      );
    for (const table of ['contact_point', 'unit_facility']) {
      expect(await spans(table, from.id)).toEqual([{ from: '2026-01-01', to: onDay }]);
      expect(await spans(table, into.id)).toEqual([{ from: onDay, to: null }]);
    }
    expect(await spans('work_group', from.id)).toEqual([{ from: '2026-01-01', to: onDay }]);
    expect(await spans('work_group', into.id)).toEqual([]);
    expect(
      await harness.rows(
        'SELECT valid_to::text AS "to" FROM work_group_membership WHERE group_id = $1',
        [groupId],
      ),
    ).toEqual([{ to: onDay }]);
  });

  it('split: the first part takes the people over, all parts stay in the group, a department goes where it is told', async () => {
    const whole = await unitNamed('市妇幼保健院');
    await register(whole.id, '某妇');
    const [clinic, wards] = [
      await aDepartment(whole.id, '门诊部'),
      await aDepartment(whole.id, '儿科'),
    ];
    const input = {
      unitId: whole.id,
      goesOn: false,
      on: onDay,
      parts: [
        { name: '市妇幼保健院', unitType: 'maternal-child-hospital' },
        { name: '市儿童医院', unitType: 'specialised-hospital', takes: [wards.id] },
      ],
    };
    await structure.done('addUnitAlias', { unitId: whole.id, name: '市儿童医院' });
    const [women, children] = await structure.done<[AUnit, AUnit]>('splitUnit', input);
    const fields = 'name supervisionGroup { number } below { name }';
    expect(await structure.unitOn(women.id, onDay, fields)).toEqual({
      name: '市妇幼保健院',
      supervisionGroup: { number: 3 },
      below: [{ name: '门诊部' }],
    });
    expect(await structure.unitOn(children.id, onDay, fields)).toMatchObject({
      supervisionGroup: { number: 3 },
      below: [{ name: '儿科' }],
    });
    expect(await staffOf(women.id, onDay)).toContain('某妇');
    expect(await structure.unitOn(clinic.id, dayBefore, 'parent { id }')).toEqual({
      parent: { id: whole.id },
    });
    expect(await structure.unitOn(whole.id, onDay, 'successors { unit { name } change }')).toEqual({
      successors: [
        { unit: { name: '市儿童医院' }, change: 'SPLIT' },
        { unit: { name: '市妇幼保健院' }, change: 'SPLIT' },
      ],
    });
    expect(await structure.codeOf('splitUnit', input)).toBe('UNIT_CLOSED');
  });

  it('split off a part: the whole goes on with what it has', async () => {
    const whole = await unitNamed('市中医院');
    await register(whole.id, '某中');
    await structure.done('splitUnit', {
      unitId: whole.id,
      goesOn: true,
      on: onDay,
      parts: [{ name: '市针灸医院', unitType: 'tcm-hospital' }],
    });
    expect(await structure.unitOn(whole.id, onDay)).toMatchObject({
      name: '市中医院',
      closedOn: null,
    });
    expect(await staffOf(whole.id, onDay)).toContain('某中');
    expect(await structure.namesOn(onDay)).toHaveLength(23);
    const foreign = {
      unitId: whole.id,
      goesOn: true,
      parts: [{ name: '又一院', unitType: 'other', takes: [here.organId] }],
    };
    expect(await structure.codeOf('splitUnit', foreign)).toBe('PART_NOT_BELOW_UNIT');
  });

  it('happen once: of two mergers of one unit at the same time one is told that it is closed', async () => {
    const [unit, one, other] = [
      await unitNamed('市中心血站'),
      await unitNamed('市中医院'),
      await unitNamed('市人民医院'),
    ];
    const answers = await Promise.all(
      [one, other, one, other].map(({ id }) =>
        structure.codeOf('mergeUnits', { unitIds: [unit.id], intoUnitId: id, on: onDay }),
      ),
    );
    expect(answers.filter((code) => code === undefined)).toHaveLength(1);
    expect(answers.filter((code) => code === 'UNIT_CLOSED')).toHaveLength(3);
    expect(
      await harness.rows('SELECT 1 FROM unit_lineage WHERE predecessor_id = $1', [unit.id]),
    ).toHaveLength(1);
  });

  it('never lose each other: two units merged into each other at once are one afterwards', async () => {
    const [one, other] = [await unitNamed('市中医院'), await unitNamed('市人民医院')];
    const codes = await Promise.all([
      structure.codeOf('mergeUnits', { unitIds: [one.id], intoUnitId: other.id, on: onDay }),
      structure.codeOf('mergeUnits', { unitIds: [other.id], intoUnitId: one.id, on: onDay }),
    ]);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(await structure.namesOn(onDay)).toHaveLength(21);
  });

  it('take along what comes to a unit between the decision and the day: a person, a post, a group (R000.58)', async () => {
    const [from, into] = [await unitNamed('市急救中心'), await unitNamed('市人民医院')];
    await structure.done('mergeUnits', { unitIds: [from.id], intoUnitId: into.id, on: onDay });
    const { id: personId } = await register(from.id, '某后来');
    expect(await staffOf(from.id, dayBefore)).toContain('某后来');
    expect(await staffOf(into.id, onDay)).toContain('某后来');
    const post = { personId, unitId: from.id, kind: 'HEAD_NURSE', from: '2027-01-01' };
    expect(await structure.done('appointPost', post, 'validTo')).toEqual({ validTo: onDay });
    expect(
      await harness.rows(
        `SELECT unit_id, valid_from::text FROM post WHERE person_id = $1 AND kind = 'head-nurse' ORDER BY valid_from`,
        [personId],
      ),
    ).toEqual([
      { unit_id: from.id, valid_from: '2027-01-01' },
      { unit_id: into.id, valid_from: onDay },
    ]);
    const contact = { unitId: from.id, personId, phones: ['13800019999'], from: '2027-01-01' };
    await structure.done('appointUnitContact', contact, 'id');
    await importRoster(harness, here.office);
    const contacts = (await structure.unitOn(
      into.id,
      onDay,
      'contacts { person { name } phones { number } }',
    ))!;
    expect(contacts['contacts']).toContainEqual({
      person: { name: '某后来' },
      phones: [{ number: '13800019999' }],
    });
    const late = { ...post, kind: 'INFORMATION_OFFICER', from: onDay };
    expect(await structure.codeOf('appointPost', late)).toBe('UNIT_CLOSED');
    expect(await structure.codeOf('transferPerson', { personId, unitId: from.id, on: onDay })).toBe(
      'UNIT_CLOSED',
    );
  });

  it('never strand what is written at the same moment: a person registered while the unit is merged is in the successor', async () => {
    const [from, into] = [await unitNamed('市急救中心'), await unitNamed('市人民医院')];
    const names = ['某一', '某二', '某三', '某四'];
    await Promise.all([
      ...names.slice(0, 2).map((name) => register(from.id, name)),
      structure.done('mergeUnits', { unitIds: [from.id], intoUnitId: into.id, on: onDay }),
      ...names.slice(2).map((name) => register(from.id, name)),
    ]);
    expect(await staffOf(into.id, onDay)).toEqual(expect.arrayContaining(names));
    expect(await staffOf(from.id, onDay)).toEqual([]);
  });

  it('are refused with a word that helps: into itself, of two kinds, without a successor, of another bureau', async () => {
    const unit = await unitNamed('市中医院');
    const department = await aDepartment(unit.id, '内科');
    const code = (input: object, actor = here.office) =>
      structure.codeOf('mergeUnits', input, actor);
    expect(await code({ unitIds: [unit.id], intoUnitId: unit.id })).toBe('UNIT_MERGED_INTO_ITSELF');
    expect(await code({ unitIds: [department.id], intoUnitId: unit.id })).toBe(
      'UNITS_NOT_OF_ONE_KIND',
    );
    expect(await code({ unitIds: [unit.id] })).toBe('NO_SUCCESSOR_NAMED');
    const next = (await harness.aBureau(`邻局${newId()}`)).office;
    expect(await code({ unitIds: [unit.id], intoUnitId: here.organId }, next)).toBe(
      'UNIT_NOT_FOUND',
    );
    expect(await code({ unitIds: [unit.id], intoUnitId: here.organId }, anOutsider())).toBe(
      'BUREAU_NOT_FOUND',
    );
  });

  it('stay visible to who sees the successor: the group reads the past of the unit it was given', async () => {
    const [blood, tcm] = [await unitNamed('市中心血站'), await unitNamed('市口腔医院')];
    await structure.done('mergeUnits', { unitIds: [blood.id], intoUnitId: tcm.id, on: onDay });
    const leader = anActor('supervision-leader', {
      bureauId: here.bureauId,
      groupId: newId(),
      unitIds: [tcm.id],
    });
    const asked = 'query ($id: ID!) { unit(id: $id) { name } }';
    expect(await structure.ask(asked, { id: blood.id }, leader)).toEqual({
      unit: { name: '市中心血站' },
    });
    const other = await unitNamed('市人民医院');
    expect(await structure.ask(asked, { id: other.id }, leader)).toEqual({ unit: null });
  });

  it('R000.77 do not close the campaign office, from which alone a closing could be undone', async () => {
    const person = await register(here.organId, '某办');
    const post = {
      personId: person.id,
      unitId: here.organId,
      kind: 'CAMPAIGN_OFFICE',
      from: '2026-01-01',
    };
    await structure.done('appointPost', post, 'id');
    expect(await structure.codeOf('closeUnit', { unitId: here.organId })).toBe('UNIT_HOLDS_OFFICE');
  });
});
