import { anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { annex, commit, type ImportAnswer, importRoster, send, tryCommit, upload } from './roster';

describe('the roster of source 000', () => {
  let harness: Harness;
  let here: ABureau;
  let uploaded: ImportAnswer;
  let committed: ImportAnswer;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    uploaded = await upload(harness, here.office, annex);
    committed = await commit(harness, here.office, uploaded.id);
  });
  afterAll(() => harness.stop());

  const rowCount = async (table: string): Promise<number> => {
    const [row] = await harness.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return row!.n;
  };
  const tables = [
    'unit',
    'person',
    'supervision_group',
    'supervision_membership',
    'supervision_assignment',
    'unit_contact',
    'contact_phone',
    'events.outbox_message',
  ];
  const directory = async () => {
    const counts: [string, number][] = [];
    for (const table of tables) counts.push([table, await rowCount(table)]);
    return counts;
  };

  it('R000.76 is previewed with the figures of the paper', () => {
    expect(uploaded.state).toBe('PREVIEWED');
    expect(uploaded.counts).toEqual({
      groups: 6,
      units: 21,
      unitsPerGroup: [1, 3, 7, 5, 2, 3],
      leaders: 6,
      members: 18,
      liaisons: 6,
      contacts: 21,
      phones: 31,
      landlines: 10,
      mobiles: 21,
      distinctMobiles: 20,
    });
    expect(uploaded.issues.map(({ code, severity }) => [code, severity]).sort()).toEqual([
      ['ROSTER_DUPLICATE_MOBILE', 'WARNING'],
      ['ROSTER_SELF_SUPERVISION', 'WARNING'],
    ]);
  });

  it('R000.76 R000.77 stands in the graph after the commit: 6 groups of 1/3/7/5/2/3 units, 6 leaders, 18 members, 6 ★', async () => {
    const { data, errors } = await harness.graph.as<{ supervisionGroups: Group[] }>(
      here.office,
      `{ supervisionGroups { number label leader { name } members { name } liaison { name }
           units { name supervisionGroup { number } contacts { person { name } phones { number kind isMasked toVerify } } } } }`,
    );
    expect(errors).toBeUndefined();
    const groups = data!.supervisionGroups;
    const units = groups.flatMap((group) => group.units);
    const contacts = units.flatMap((unit) => unit.contacts);
    const phones = contacts.flatMap((contact) => contact.phones);
    expect(groups.map((group) => group.units.length)).toEqual([1, 3, 7, 5, 2, 3]);
    expect(groups.filter(({ leader }) => leader).length).toBe(6);
    expect(groups.flatMap(({ members }) => members)).toHaveLength(18);
    expect(groups.filter(({ liaison }) => liaison).length).toBe(6);
    expect(
      groups.every(({ members, liaison }) => members.some(({ name }) => name === liaison!.name)),
    ).toBe(true);
    expect(
      units.every(
        ({ supervisionGroup }, index) =>
          supervisionGroup.number ===
          groups.find((group) => group.units.includes(units[index]!))!.number,
      ),
    ).toBe(true);
    expect(contacts).toHaveLength(21);
    expect(phones).toHaveLength(31);
    expect(phones.filter(({ kind }) => kind === 'LANDLINE')).toHaveLength(10);
    expect(phones.every(({ isMasked }) => !isMasked)).toBe(true);
    expect(groups[1]!.units.map(({ name }) => name)).toEqual([
      '市中医院',
      '市中心血站',
      '市卫生信息管理中心联合党支部',
    ]);
  });

  it('R000.78 shows the ★ liaison who is the contact of a unit of the own group', async () => {
    const { data } = await harness.graph.as<{ selfSupervisionRisks: unknown[] }>(
      here.office,
      '{ selfSupervisionRisks { isLiaison unit { name } supervisionGroup { number liaison { name } } person { name } } }',
    );
    expect(data!.selfSupervisionRisks).toEqual([
      {
        isLiaison: true,
        unit: { name: '市卫生信息管理中心联合党支部' },
        supervisionGroup: { number: 2, liaison: { name: '冯甲' } },
        person: { name: '冯甲' },
      },
    ]);
    expect(await rowCount('person')).toBe(24 + 21 - 1);
  });

  it('R000.79 marks the one mobile of two contacts with both and merges nobody', async () => {
    const marked = await harness.rows<{ digits: string; person_id: string }>(
      'SELECT f.digits, c.person_id FROM contact_phone f JOIN unit_contact c ON c.id = f.contact_id WHERE f.to_verify',
    );
    expect(marked).toHaveLength(2);
    expect(new Set(marked.map(({ digits }) => digits)).size).toBe(1);
    expect(new Set(marked.map(({ person_id }) => person_id)).size).toBe(2);
  });

  it('tells the others about each unit and each assignment, without names', async () => {
    const events = await harness.rows<{ type: string; n: number }>(
      `SELECT event->>'type' AS type, count(*)::int AS n FROM events.outbox_message GROUP BY 1 ORDER BY 1`,
    );
    expect(events).toEqual([
      { type: 'organization.grants-changed.v1', n: 1 },
      // 24 memberships, 6 of them with ★ besides, 21 contacts.
      { type: 'organization.role-held.v1', n: 51 },
      { type: 'organization.supervision-assigned.v1', n: 21 },
      { type: 'organization.unit-registered.v1', n: 21 },
    ]);
    const [{ text } = { text: '' }] = await harness.rows<{ text: string }>(
      `SELECT string_agg(event::text, '') AS text FROM events.outbox_message`,
    );
    expect(text).not.toMatch(/[一-龥]|138000/);
  });

  it('committed twice is committed once, with the same answer', async () => {
    const before = await directory();
    const again = await commit(harness, here.office, uploaded.id);
    expect(again).toMatchObject({ state: 'COMMITTED', changes: committed.changes });
    expect(await directory()).toEqual(before);
  });

  it('uploaded again shows no differences, and its commit changes nothing', async () => {
    const before = await directory();
    const again = await upload(harness, here.office, annex);
    expect(again.differences).toEqual([]);
    expect(await commit(harness, here.office, again.id)).toMatchObject({
      state: 'COMMITTED',
      changes: 0,
    });
    expect(await directory()).toEqual(before);
  });

  it('corrected shows exactly what changes, ends the old and begins the new (§4.23)', async () => {
    const changed = annex
      .replace('周戊甲88001000', '周新甲88001000')
      .replace('褚甲13800010074', '褚甲13800010999');
    const again = await upload(harness, here.office, changed);
    expect(again.differences.map(({ code }) => code).sort()).toEqual([
      'CONTACT_ADDED',
      'CONTACT_REMOVED',
      'PHONES_CHANGED',
    ]);
    expect((await commit(harness, here.office, again.id)).changes).toBe(3);
    expect((await upload(harness, here.office, changed)).differences).toEqual([]);
    expect((await importRoster(harness, here.office)).changes).toBe(3);
  });

  it('is nobody else’s: the outsider finds no import to read, correct, commit or discard', async () => {
    const outsider = anOutsider();
    const query = 'query ($id: ID!) { rosterImport(id: $id) { id } }';
    expect(await harness.graph.as(outsider, query, { id: uploaded.id })).toEqual({
      data: { rosterImport: null },
    });
    const fresh = await upload(harness, here.office, annex);
    for (const [verb, type, more] of [
      ['correctRoster', 'CorrectRosterInput', { text: annex }],
      ['commitRoster', 'CommitRosterInput', {}],
      ['discardRoster', 'DiscardRosterInput', {}],
    ] as const) {
      const { errors } = await send(harness, outsider, verb, type, { importId: fresh.id, ...more });
      expect(errors?.[0]?.extensions['code']).toBe('ROSTER_IMPORT_NOT_FOUND');
    }
  });

  it('discarded leaves no name and no number behind, and cannot be committed any more', async () => {
    const fresh = await upload(harness, here.office, annex);
    await send(harness, here.office, 'discardRoster', 'DiscardRosterInput', { importId: fresh.id });
    expect(
      await harness.rows('SELECT state, source_text, draft FROM roster_import WHERE id = $1', [
        fresh.id,
      ]),
    ).toEqual([{ state: 'DISCARDED', source_text: null, draft: null }]);
    const { errors } = await tryCommit(harness, here.office, fresh.id);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ROSTER_IMPORT_SETTLED',
      kind: 'conflict',
    });
  });
});

interface Named {
  readonly name: string;
}
interface Group {
  readonly number: number;
  readonly leader: Named | null;
  readonly members: Named[];
  readonly liaison: Named | null;
  readonly units: (Named & {
    supervisionGroup: { number: number };
    contacts: {
      person: Named;
      phones: { number: string; kind: string; isMasked: boolean; toVerify: boolean }[];
    }[];
  })[];
}
