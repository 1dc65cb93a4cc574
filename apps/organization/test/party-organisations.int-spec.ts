import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { type AUnit, structureOf } from './structure';

describe('Party organisations', () => {
  let harness: Harness;
  let here: ABureau;
  let structure: ReturnType<typeof structureOf>;
  let hospital: AUnit;
  let station: AUnit;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  beforeEach(async () => {
    here = await harness.aBureau(`卫生局${newId()}`);
    structure = structureOf(harness, here.office);
    const from = '2020-01-01';
    hospital = await structure.done('registerUnit', {
      name: '市人民医院',
      unitType: 'general-hospital',
      from,
    });
    station = await structure.done('registerUnit', {
      name: '市中心血站',
      unitType: 'blood-centre',
      from,
    });
  });
  afterAll(() => harness.stop());

  const establish = (kind: string, name: string, fields: object = {}): Promise<AUnit> =>
    structure.done('establishPartyOrganisation', {
      kind,
      name,
      unitIds: [],
      from: '2020-01-01',
      ...fields,
    });
  const on = async (asOf: string | null, id: string, selection: string) =>
    (
      await structure.ask<{ partyOrganisation: Record<string, unknown> | null }>(
        `query ($id: ID!, $asOf: LocalDate) { partyOrganisation(id: $id, asOf: $asOf) { ${selection} } }`,
        { id, asOf },
      )
    ).partyOrganisation;
  const names = (rows: unknown) => (rows as { name: string }[]).map(({ name }) => name).sort();

  it('§5.1 are a tree beside the units: a joint branch serves several, a branch sits at a department', async () => {
    const ward = await structure.done('registerUnit', {
      name: '内科',
      kind: 'DEPARTMENT',
      unitType: 'clinical',
      parentUnitId: hospital.id,
      from: '2020-01-01',
    });
    const committee = await establish('PARTY_COMMITTEE', '市卫生局党委', {
      unitIds: [here.organId],
    });
    const branch = await establish('BRANCH', '内科党支部', {
      parentId: committee.id,
      unitIds: [ward.id],
    });
    const joint = await establish('JOINT_BRANCH', '联合党支部', {
      parentId: committee.id,
      unitIds: [hospital.id, station.id],
    });
    await establish('SMALL_GROUP', '第一党小组', { parentId: branch.id });
    const { partyOrganisations } = await structure.ask<{ partyOrganisations: object[] }>(
      '{ partyOrganisations { name kind parent { name } below { name } units { name } } }',
    );
    expect(partyOrganisations).toHaveLength(4);
    expect(partyOrganisations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: '联合党支部',
          kind: 'JOINT_BRANCH',
          parent: { name: '市卫生局党委' },
        }),
        expect.objectContaining({
          name: '内科党支部',
          below: [{ name: '第一党小组' }],
          units: [{ name: '内科' }],
        }),
      ]),
    );
    expect(names((await on(null, joint.id, 'units { name }'))!['units'])).toEqual([
      '市中心血站',
      '市人民医院',
    ]);
    expect(await structure.unitOn(station.id, null, 'partyOrganisations { name }')).toEqual({
      partyOrganisations: [{ name: '联合党支部' }],
    });
  });

  it('are renamed, converted, moved and assigned from a day on; the days before read as before', async () => {
    const committee = await establish('PARTY_COMMITTEE', '医院党委', { unitIds: [hospital.id] });
    const branch = await establish('BRANCH', '第一党支部', { unitIds: [hospital.id] });
    const organisationId = branch.id;
    const from = '2025-01-01';
    await structure.done('renamePartyOrganisation', { organisationId, name: '医院党总支', from });
    await structure.done('convertPartyOrganisation', {
      organisationId,
      kind: 'GENERAL_BRANCH',
      from,
    });
    await structure.done('movePartyOrganisation', { organisationId, parentId: committee.id, from });
    await structure.done('assignPartyOrganisation', {
      organisationId,
      unitIds: [station.id],
      from,
    });
    await structure.done('assignPartyOrganisation', {
      organisationId,
      unitIds: [station.id],
      from,
    });
    const picture = 'name kind parent { name } units { name }';
    expect(await on('2024-12-31', organisationId, picture)).toEqual({
      name: '第一党支部',
      kind: 'BRANCH',
      parent: null,
      units: [{ name: '市人民医院' }],
    });
    expect(await on(from, organisationId, picture)).toEqual({
      name: '医院党总支',
      kind: 'GENERAL_BRANCH',
      parent: { name: '医院党委' },
      units: [{ name: '市中心血站' }],
    });
    expect(
      await harness.rows('SELECT 1 FROM party_organisation_unit WHERE organisation_id = $1', [
        organisationId,
      ]),
    ).toHaveLength(2);
  });

  it('are dissolved once, with the posts in them; what stands below must go first', async () => {
    const branch = await establish('BRANCH', '机关党支部', { unitIds: [here.organId] });
    const group = await establish('SMALL_GROUP', '党小组', { parentId: branch.id });
    const { id: personId } = await structure.done('registerPerson', {
      unitId: here.organId,
      name: '某书记',
    });
    const post = {
      personId,
      unitId: here.organId,
      partyOrganisationId: branch.id,
      kind: 'BRANCH_SECRETARY',
    };
    await structure.done('appointPost', { ...post, from: '2026-01-01' }, 'id');
    const dissolution = { organisationId: branch.id, on: '2027-01-01' };
    expect(await structure.codeOf('dissolvePartyOrganisation', dissolution)).toBe(
      'PARTY_ORGANISATION_HAS_OTHERS_BELOW',
    );
    await structure.done('dissolvePartyOrganisation', { ...dissolution, organisationId: group.id });
    const answers = await Promise.all(
      [1, 2, 3].map(() => structure.codeOf('dissolvePartyOrganisation', dissolution)),
    );
    expect(answers.filter((code) => code === undefined)).toHaveLength(1);
    expect(answers.filter((code) => code === 'PARTY_ORGANISATION_NOT_THAT_DAY')).toHaveLength(2);
    expect(
      await harness.rows(`SELECT valid_to::text FROM post WHERE party_organisation_id = $1`, [
        branch.id,
      ]),
    ).toEqual([{ valid_to: '2027-01-01' }]);
    expect(await on('2027-01-01', branch.id, 'name dissolvedOn units { name }')).toEqual({
      name: '机关党支部',
      dissolvedOn: '2027-01-01',
      units: [],
    });
  });

  it('go on serving the successor of a merged unit', async () => {
    const branch = await establish('BRANCH', '血站党支部', { unitIds: [station.id] });
    await structure.done('mergeUnits', {
      unitIds: [station.id],
      intoUnitId: hospital.id,
      on: '2027-03-01',
    });
    expect(await on('2027-02-28', branch.id, 'units { name }')).toEqual({
      units: [{ name: '市中心血站' }],
    });
    expect(await on('2027-03-01', branch.id, 'units { name }')).toEqual({
      units: [{ name: '市人民医院' }],
    });
  });

  it('R004.18 count trade union, youth league and women’s committee as bodies, not as Party organisations', async () => {
    const committee = await establish('PARTY_COMMITTEE', '医院党委', { unitIds: [hospital.id] });
    for (const kind of ['TRADE_UNION', 'YOUTH_LEAGUE', 'WOMENS_COMMITTEE'])
      await establish(kind, `${kind}之会`, { parentId: committee.id, unitIds: [station.id] });
    const gaps = async (asOf: string | null, actor = here.office) =>
      names(
        (
          await structure.ask<Record<string, unknown>>(
            'query ($asOf: LocalDate) { unitsWithoutPartyOrganisation(asOf: $asOf) { name } }',
            { asOf },
            actor,
          )
        )['unitsWithoutPartyOrganisation'],
      );
    expect(await gaps(null)).toEqual(['局机关', '市中心血站']);
    expect(await gaps('2019-12-31')).toEqual(['局机关']);
    const { bureauId } = here;
    const group = anActor('supervision-leader', {
      bureauId,
      groupId: newId(),
      unitIds: [station.id],
    });
    expect(await gaps(null, group)).toEqual(['市中心血站']);
    expect(await gaps(null, anOutsider())).toEqual([]);
  });

  it('show a unit what is around it, and the next bureau nothing', async () => {
    const bureau = await establish('PARTY_COMMITTEE', '局党委', { unitIds: [here.organId] });
    const own = await establish('BRANCH', '血站党支部', {
      parentId: bureau.id,
      unitIds: [station.id],
    });
    const other = await establish('BRANCH', '医院党支部', {
      parentId: bureau.id,
      unitIds: [hospital.id],
    });
    const contact = anActor('unit-contact', { bureauId: here.bureauId, unitId: station.id });
    const list = '{ partyOrganisations { name units { name } } }';
    expect(await structure.ask(list, {}, contact)).toEqual({
      partyOrganisations: expect.arrayContaining([
        { name: '局党委', units: [] },
        { name: '血站党支部', units: [{ name: '市中心血站' }] },
      ]),
    });
    const asked = 'query ($id: ID!) { partyOrganisation(id: $id) { name } }';
    expect(await structure.ask(asked, { id: other.id }, contact)).toEqual({
      partyOrganisation: null,
    });
    for (const stranger of [anOutsider(), (await harness.aBureau(`邻局${newId()}`)).office]) {
      expect(await structure.ask(list, {}, stranger)).toEqual({ partyOrganisations: [] });
      expect(await structure.ask(asked, { id: own.id }, stranger)).toEqual({
        partyOrganisation: null,
      });
      expect(
        await harness.graph.entity(stranger, { __typename: 'PartyOrganisation', id: own.id }, 'id'),
      ).toBeNull();
    }
    const next = (await harness.aBureau(`邻局${newId()}`)).office;
    const renaming = { organisationId: own.id, name: '别人的' };
    expect(await structure.codeOf('renamePartyOrganisation', renaming, next)).toBe(
      'PARTY_ORGANISATION_NOT_FOUND',
    );
  });

  it('stand only where their kind can, never below themselves, and bear a name once', async () => {
    const branch = await establish('BRANCH', '第一党支部');
    const code = (kind: string, name: string, parentId?: string) =>
      structure.codeOf('establishPartyOrganisation', {
        kind,
        name,
        unitIds: [],
        ...(parentId ? { parentId } : {}),
      });
    expect(await code('SMALL_GROUP', '党小组')).toBe('PARTY_ORGANISATION_CANNOT_STAND_THERE');
    expect(await code('PARTY_COMMITTEE', '党委', branch.id)).toBe(
      'PARTY_ORGANISATION_CANNOT_STAND_THERE',
    );
    expect(await code('BRANCH', '第一 党支部')).toBe('PARTY_ORGANISATION_NAME_TAKEN');
    const [one, two] = [
      await establish('PARTY_COMMITTEE', '甲党委'),
      await establish('PARTY_COMMITTEE', '乙党委'),
    ];
    await structure.done('movePartyOrganisation', { organisationId: one.id, parentId: two.id });
    expect(
      await structure.codeOf('movePartyOrganisation', { organisationId: two.id, parentId: one.id }),
    ).toBe('PARTY_ORGANISATION_CANNOT_STAND_THERE');
    await establish('SMALL_GROUP', '党小组', { parentId: branch.id });
    expect(
      await structure.codeOf('convertPartyOrganisation', {
        organisationId: branch.id,
        kind: 'GENERAL_BRANCH',
      }),
    ).toBe('PARTY_ORGANISATION_CANNOT_STAND_THERE');
  });

  it('overlap nowhere, whoever writes: the database refuses two versions of a day and a circle', async () => {
    const [one, two] = [
      await establish('PARTY_COMMITTEE', '甲党委'),
      await establish('PARTY_COMMITTEE', '乙党委'),
    ];
    const asApp = new Client({ connectionString: harness.database.url });
    await asApp.connect();
    await asApp.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [here.bureauId]);
    const refusalOf = (sql: string, values: unknown[]) =>
      asApp.query(sql, values).then(
        () => 'accepted',
        (error: { constraint?: string }) => error.constraint,
      );
    const again = `INSERT INTO party_organisation_version SELECT gen_random_uuid(), bureau_id, organisation_id, kind, $2, $2,
      NULL, '2026-01-01', NULL FROM party_organisation_version WHERE organisation_id = $1`;
    expect(await refusalOf(again, [one.id, '丙党委'])).toBe('party_organisation_one_at_a_time');
    const place = 'UPDATE party_organisation_version SET parent_id = $2 WHERE organisation_id = $1';
    expect(await refusalOf(place, [one.id, two.id])).toBe('accepted');
    expect(await refusalOf(place, [two.id, one.id])).toBe('party_organisation_version_no_cycle');
    await asApp.end();
  });

  it('are read with as many statements for five as for fifty', async () => {
    const count = async () => {
      harness.statements.length = 0;
      await structure.ask(
        '{ partyOrganisations(first: 200) { name parent { name } below { name } units { name parent { name } partyOrganisations { name } } } }',
      );
      return harness.statements.length;
    };
    for (let index = 0; index < 5; index += 1)
      await establish('BRANCH', `支部${index}`, { unitIds: [hospital.id] });
    const few = await count();
    for (let index = 5; index < 50; index += 1)
      await establish('BRANCH', `支部${index}`, { unitIds: [hospital.id] });
    expect(await count()).toBe(few);
    expect(few).toBeLessThanOrEqual(6);
  });
});
