import { Client } from 'pg';
import { CampaignOpened, toCloudEvent } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { anActor, anOutsider, eventually } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster, rosterOf } from './roster';
import { type AUnit, structureOf } from './structure';

interface FrozenRole {
  readonly role: string;
  readonly personName: string;
}
interface Snapshot {
  readonly units: (AUnit & { unitId: string; mode: string; roles: FrozenRole[] })[];
  readonly groups: { groupId: string; label: string; members: FrozenRole[] }[];
}

const whole = `campaignId frozenOn
  units { unitId name unitType mode modeReason supervisionGroupNumber supervisionGroupLabel
          roles { role personName placeName isLiaison } }
  groups { groupId label members { role personName isLiaison } }`;

describe('the structure a campaign is opened with', () => {
  let harness: Harness;
  let here: ABureau;
  let structure: ReturnType<typeof structureOf>;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  beforeEach(async () => {
    here = await harness.aBureau(`卫生局${newId()}`);
    structure = structureOf(harness, here.office);
    await importRoster(harness, here.office);
  });
  afterAll(() => harness.stop());

  const open = async (bureau = here, campaignId = newId()): Promise<string> => {
    const payload = {
      campaignId,
      bureauId: bureau.bureauId,
      templateKey: 'source-000',
      startsOn: '2026-03-01',
      endsOn: '2026-10-31',
      participation: [
        { unitTypes: ['township-health-centre'], mode: 'contact-and-guidance' as const },
      ],
    };
    const event = toCloudEvent(CampaignOpened, payload, { id: newId(), time: new Date() });
    await harness.rows(
      'INSERT INTO events.outbox_message (id, topic, partition_key, event) VALUES ($1, $2, $3, $4)',
      [newId(), 'huiyin.campaigns', campaignId, JSON.stringify(event)],
    );
    await eventually(async () =>
      expect(await snapshotOf(campaignId, bureau.office)).not.toBeNull(),
    );
    return campaignId;
  };
  const snapshotOf = async (campaignId: string, actor = here.office) =>
    (
      await structure.ask<{ campaignSnapshot: Snapshot | null }>(
        `query ($id: ID!) { campaignSnapshot(campaignId: $id) { ${whole} } }`,
        { id: campaignId },
        actor,
      )
    ).campaignSnapshot;
  const unitNamed = (snapshot: Snapshot, name: string) =>
    snapshot.units.find((unit) => unit.name === name)!;

  it('R000.6 R000.77 is frozen with names, types, groups, members and contacts, and without any phone', async () => {
    const frozen = (await snapshotOf(await open()))!;
    expect(frozen.units).toHaveLength(22);
    expect(frozen.groups).toHaveLength(6);
    expect(frozen.groups.flatMap(({ members }) => members)).toHaveLength(24);
    expect(unitNamed(frozen, '市中心血站')).toMatchObject({
      unitType: 'blood-centre',
      mode: 'FULL',
      supervisionGroupNumber: 2,
      roles: [{ role: 'unit-contact', placeName: null }],
    });
    const written = await harness.rows<{ text: string }>(
      `SELECT (SELECT json_agg(r)::text FROM campaign_role r) || (SELECT json_agg(u)::text FROM campaign_unit u) AS text`,
    );
    const phones = await harness.rows<{ digits: string }>('SELECT digits FROM contact_phone');
    expect(phones.length).toBeGreaterThan(30);
    for (const { digits } of phones) expect(written[0]!.text).not.toContain(digits);
  });

  it('§7.50 §7.52 is not touched by a merger, a new name, a new contact, a person who moves or is renamed', async () => {
    const { id: personId } = await structure.done('registerPerson', {
      unitId: here.organId,
      name: '某主任',
    });
    const { units } = await structure.ask<{ units: AUnit[] }>('{ units(first: 100) { id name } }');
    const [blood, tcm] = ['市中心血站', '市中医院'].map((name) =>
      units.find((unit) => unit.name === name)!,
    );
    const post = { personId, unitId: tcm!.id, kind: 'UNIT_PRINCIPAL', from: '2026-01-01' };
    const { id: postId } = await structure.done('appointPost', post, 'id');
    const campaignId = await open();
    const before = await snapshotOf(campaignId);
    expect(unitNamed(before!, '市中医院').roles).toContainEqual(
      expect.objectContaining({ role: 'unit-principal', personName: '某主任' }),
    );
    await structure.done('endPost', { postId, on: '2026-11-01' }, 'id');
    await structure.done('renamePerson', { personId, name: '某新名' });
    await structure.done('renameUnit', { unitId: tcm!.id, name: '市中西医结合医院' });
    await structure.done('retypeUnit', { unitId: tcm!.id, unitType: 'general-hospital' });
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await structure.done('mergeUnits', { unitIds: [blood!.id], intoUnitId: tcm!.id, on: tomorrow });
    await importRoster(harness, here.office, rosterOf(5));
    expect(await snapshotOf(campaignId)).toEqual(before);
    const later = await open();
    expect((await snapshotOf(later))!.units.map(({ name }) => name)).toContain('市中西医结合医院');
  });

  it('R003.71 keeps the groups of every kind, members by post included, when a post or a group ends later', async () => {
    const { id: personId } = await structure.done('registerPerson', {
      unitId: here.organId,
      name: '某局长',
    });
    const from = '2026-01-01';
    const post = { personId, unitId: here.organId, kind: 'PARTY_PRINCIPAL', from };
    const { id: postId } = await structure.done('appointPost', post, 'id');
    const { id: groupId } = await structure.done('establishGroup', {
      kind: 'LEADING_GROUP',
      name: '教育实践活动领导小组',
      from,
    });
    await structure.done('composeGroup', {
      groupId,
      from,
      rules: [{ role: 'LEADER', posts: ['party-principal'], reach: 'PLACE' }],
    });
    const campaignId = await open();
    const before = (await snapshotOf(campaignId))!;
    expect(before.groups.find(({ label }) => label === '教育实践活动领导小组')!.members).toEqual([
      { role: 'leading-group/leader', personName: '某局长', isLiaison: false },
    ]);
    await structure.done('endPost', { postId, on: '2026-11-01' }, 'id');
    await structure.done('dissolveGroup', { groupId, on: '2026-11-01' });
    expect(await snapshotOf(campaignId)).toEqual(before);
  });

  it('R003.14 departments are told beside the units, with mode and group of their unit; study groups are not', async () => {
    const { units } = await structure.ask<{ units: AUnit[] }>('{ units(first: 100) { id name } }');
    const tcm = units.find(({ name }) => name === '市中医院')!;
    const inside = (kind: string, name: string, parentUnitId: string, unitType: string) =>
      structure.done('registerUnit', { kind, name, unitType, parentUnitId });
    const clinical = await inside('DEPARTMENT', '内科', tcm.id, 'clinical');
    const ward = await inside('DEPARTMENT', '一病区', clinical.id, 'clinical');
    await inside('STUDY_GROUP', '学习一组', tcm.id, 'study-group');
    const campaignId = await open();
    const [told] = await harness.rows<{
      data: { units: { unitId: string }[]; departments: object[] };
    }>(
      `SELECT event->'data' AS data FROM events.outbox_message
       WHERE event->>'type' = 'organization.campaign-roster-frozen.v1' AND event->'data'->>'campaignId' = $1`,
      [campaignId],
    );
    const of = told!.data.units.find(({ unitId }) => unitId === tcm.id) as unknown as {
      mode: string;
      supervisionGroupId: string;
    };
    const { mode, supervisionGroupId } = of;
    const as = { departmentType: 'clinical', mode, supervisionGroupId };
    const byId = (one: { id: string }) => one.id;
    const expected = [
      { id: clinical.id, parentUnitId: tcm.id },
      { id: ward.id, parentUnitId: clinical.id },
    ].sort((a, b) => (byId(a) < byId(b) ? -1 : 1));
    expect(told!.data.departments).toEqual(
      expected.map(({ id, parentUnitId }) => ({ ...as, departmentId: id, parentUnitId })),
    );
    expect(told!.data.units).toHaveLength(22);
    expect((await snapshotOf(campaignId))!.units).toHaveLength(22);
    await structure.done('moveUnit', { unitId: clinical.id, parentUnitId: here.organId });
    const changed = await harness.rows(
      `SELECT event->'data'->>'change' AS change FROM events.outbox_message
       WHERE event->>'type' = 'organization.unit-changed.v1' AND event->'data'->>'unitId' = $1`,
      [clinical.id],
    );
    expect(changed).toEqual([{ change: 'moved' }]);
  });

  it('is once and for all: the application may add to it, never change or delete it', async () => {
    const campaignId = await open();
    const before = await snapshotOf(campaignId);
    await open(here, campaignId);
    expect(await snapshotOf(campaignId)).toEqual(before);
    const asApp = new Client({ connectionString: harness.database.url });
    await asApp.connect();
    await asApp.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [here.bureauId]);
    for (const table of ['campaign_unit', 'campaign_role', 'campaign_snapshot']) {
      await expect(asApp.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
      await expect(asApp.query(`UPDATE ${table} SET bureau_id = bureau_id`)).rejects.toThrow(
        'permission denied',
      );
    }
    await asApp.end();
  });

  it('shows a group its own units and itself, a unit itself and its group, the next bureau nothing', async () => {
    const campaignId = await open();
    const all = (await snapshotOf(campaignId))!;
    const [blood, tcm] = ['市中心血站', '市中医院'].map((name) => unitNamed(all, name));
    const group = all.groups.find(({ label }) => label === '第二组')!;
    const { bureauId } = here;
    const leader = anActor('supervision-leader', {
      bureauId,
      groupId: group.groupId,
      unitIds: [blood!.unitId, tcm!.unitId],
    });
    const seen = (await snapshotOf(campaignId, leader))!;
    expect(seen.units.map(({ name }) => name).sort()).toEqual(['市中医院', '市中心血站'].sort());
    expect(seen.groups).toEqual([group]);
    const contact = anActor('unit-contact', { bureauId, unitId: blood!.unitId });
    expect((await snapshotOf(campaignId, contact))!.units).toEqual([blood]);
    const elsewhere = anActor('unit-contact', { bureauId, unitId: newId() });
    const next = (await harness.aBureau(`邻局${newId()}`)).office;
    for (const stranger of [elsewhere, anOutsider(), next])
      expect(await snapshotOf(campaignId, stranger)).toBeNull();
    const staff = anActor('staff', { bureauId, unitId: blood!.unitId });
    const { errors } = await harness.graph.as(
      staff,
      `{ campaignSnapshot(campaignId: "${campaignId}") { frozenOn } }`,
    );
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('is read with as many statements for five units as for fifty', async () => {
    const [small, large] = [
      await harness.aBureau(`小${newId()}`),
      await harness.aBureau(`大${newId()}`),
    ];
    await importRoster(harness, small.office, rosterOf(5));
    await importRoster(harness, large.office, rosterOf(50));
    const count = async (bureau: ABureau) => {
      const campaignId = await open(bureau);
      harness.statements.length = 0;
      await snapshotOf(campaignId, bureau.office);
      return harness.statements.length;
    };
    expect([await count(small), await count(large)]).toEqual([3, 3]);
  });

  describe('R000.7 with one unit taking part otherwise', () => {
    const decision = async (mode: string, reason = '党委决定') => {
      const { units } = await structure.ask<{ units: AUnit[] }>(
        '{ units(first: 100) { id name } }',
      );
      const unitId = units.find(({ name }) => name === '马山镇卫生院')!.id;
      return { templateKey: 'source-000', unitId, mode, reason };
    };
    const ofMashan = async () => unitNamed((await snapshotOf(await open()))!, '马山镇卫生院');
    const fields = 'mode reason';

    it('takes the unit in as decided, with the reason, in campaigns that open from then on', async () => {
      const before = await open();
      await structure.done('decideParticipation', await decision('FULL'), fields);
      await structure.done('decideParticipation', await decision('FULL', '再次决定'), fields);
      expect(await ofMashan()).toMatchObject({ mode: 'FULL', modeReason: '再次决定' });
      expect(unitNamed((await snapshotOf(before))!, '马山镇卫生院')).toMatchObject({
        mode: 'CONTACT_AND_GUIDANCE',
        modeReason: null,
      });
      const { participationDecisions } = await structure.ask<{ participationDecisions: object[] }>(
        '{ participationDecisions(templateKey: "source-000") { mode reason } }',
      );
      expect(participationDecisions).toEqual([{ mode: 'FULL', reason: '再次决定' }]);
      const { templateKey, unitId } = await decision('FULL');
      await structure.done('withdrawParticipation', { templateKey, unitId }, fields);
      expect(await structure.codeOf('withdrawParticipation', { templateKey, unitId })).toBe(
        'PARTICIPATION_NOT_DECIDED',
      );
      expect(await ofMashan()).toMatchObject({ mode: 'CONTACT_AND_GUIDANCE' });
    });

    it('asks for a reason, and is decided once however many decide at the same time', async () => {
      expect(await structure.codeOf('decideParticipation', await decision('FULL', ''))).toBe(
        'BAD_USER_INPUT',
      );
      const input = await decision('FULL');
      const codes = await Promise.all(
        [1, 2, 3].map(() => structure.codeOf('decideParticipation', input)),
      );
      expect(codes).toEqual([undefined, undefined, undefined]);
      expect(
        await harness.rows('SELECT 1 FROM participation_override WHERE unit_id = $1', [
          input.unitId,
        ]),
      ).toHaveLength(1);
      const next = (await harness.aBureau(`邻局${newId()}`)).office;
      expect(await structure.codeOf('decideParticipation', input, next)).toBe('UNIT_NOT_FOUND');
    });
  });

  describe('R003.125 R003.136 §5.4 reported to several superiors', () => {
    const list = async (variables: Record<string, unknown>, actor = here.office) =>
      (
        await structure.ask<{ superiors: { name: string }[] }>(
          'query ($campaignId: ID, $unitId: ID) { superiors(campaignId: $campaignId, unitId: $unitId) { kind name receives } }',
          variables,
          actor,
        )
      ).superiors;
    const bureau = {
      kind: 'MUNICIPAL_BUREAU',
      name: '市卫生局党组',
      receives: ['final-report', 'meeting-plan'],
    };
    const county = {
      kind: 'COUNTY_OFFICE',
      name: '县活动办公室',
      receives: ['final-report', 'meeting-plan'],
    };
    const university = { kind: 'UNIVERSITY', name: '医科大学党委', receives: ['final-report'] };

    it('are a set: of the campaign, else always; of the unit, else of the bureau', async () => {
      const campaignId = newId();
      const unitId = here.organId;
      await structure.done('setSuperiors', { superiors: [bureau] }, 'name');
      await structure.done('setSuperiors', { campaignId, superiors: [bureau, county] }, 'name');
      await structure.done('setSuperiors', { campaignId, unitId, superiors: [university] }, 'name');
      expect(await list({ campaignId })).toEqual([bureau, county]);
      expect(await list({ campaignId, unitId })).toEqual([university]);
      expect(await list({ campaignId: newId(), unitId })).toEqual([bureau]);
      await structure.done('setSuperiors', { campaignId, unitId, superiors: [] }, 'name');
      expect(await list({ campaignId, unitId })).toEqual([bureau, county]);
      expect(await list({ campaignId }, anOutsider())).toEqual([]);
    });

    it('are replaced whole, also by several at once', async () => {
      const sets = [[bureau], [bureau, county], [university]];
      await Promise.all(
        sets.map((superiors) => structure.done('setSuperiors', { superiors }, 'name')),
      );
      expect(sets).toContainEqual(await list({}));
      expect(await structure.codeOf('setSuperiors', { superiors: [bureau, bureau] })).toBe(
        'BAD_USER_INPUT',
      );
      const next = (await harness.aBureau(`邻局${newId()}`)).office;
      expect(
        await structure.codeOf('setSuperiors', { unitId: here.organId, superiors: [] }, next),
      ).toBe('UNIT_NOT_FOUND');
    });
  });
});
