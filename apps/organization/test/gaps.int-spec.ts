import { newId } from '@huiyin/kernel';
import type { Actor } from '@huiyin/identity';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, aCityOfficial, type Harness, organizationHarness } from './harness';
import { type Made, PeopleOf } from './people';

interface Gap {
  readonly kind: string;
  readonly count: number | null;
  readonly unit: Made | null;
  readonly group: Made | null;
  readonly supervisionGroup: Made | null;
  readonly person: Made | null;
}
interface Gaps {
  readonly day: string;
  readonly counts: { kind: string; count: number; reference: string }[];
  readonly items: Gap[];
  readonly nextCursor: string | null;
}

const from = '2026-01-01';

describe('gaps of an organization', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  let hospital: string;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
    hospital = await people.unit('第一医院');
  });
  afterAll(() => harness.stop());

  const gaps = async (variables: object = {}, actor: Actor = here.office): Promise<Gaps> => {
    const { organizationGaps } = await people.ask<{ organizationGaps: Gaps }>(
      `query ($kinds: [OrganizationGapKind!], $first: Int, $after: String, $asOf: LocalDate, $campaignId: ID) {
        organizationGaps(kinds: $kinds, first: $first, after: $after, asOf: $asOf, campaignId: $campaignId) {
          day counts { kind count reference } nextCursor
          items { kind count unit { id } group { id } supervisionGroup { id } person { id } } } }`,
      { first: 500, ...variables },
      actor,
    );
    return organizationGaps;
  };
  const unitsWith = async (kind: string, asOf: string | null = null) =>
    (await gaps({ kinds: [kind], asOf })).items.map(({ unit }) => unit?.id);
  const has = async (kind: string, unitId: string, asOf: string | null = null) =>
    (await unitsWith(kind, asOf)).includes(unitId);
  const aSupervisionGroup = async (number: number, unitId: string) => {
    const { id } = await people.made('establishSupervisionGroup', { number, from });
    await people.made('assignSupervision', { unitId, groupId: id, from });
    return id;
  };

  it.each([
    ['UNIT_WITHOUT_SUPERVISION_GROUP', 'R000.77', (unitId: string) => aSupervisionGroup(1, unitId)],
    [
      'UNIT_WITHOUT_CONTACT',
      'R000.76',
      async (unitId: string) =>
        people.made('appointUnitContact', {
          unitId,
          personId: await people.person(),
          phones: [],
          from,
        }),
    ],
    [
      'UNIT_WITHOUT_PRINCIPAL',
      'R004.31',
      (unitId: string) => people.post('UNIT_PRINCIPAL', { unitId }),
    ],
    [
      'UNIT_WITHOUT_LEADING_GROUP',
      'R001.55',
      (unitId: string) =>
        people.made('establishGroup', { kind: 'LEADING_GROUP', name: '领导小组', unitId, from }),
    ],
    [
      'UNIT_WITHOUT_OFFICE',
      'R002.3',
      async (unitId: string) => {
        const leading = { kind: 'LEADING_GROUP', name: '另一领导小组', unitId, from };
        const { id: parentId } = await people.made('establishGroup', leading);
        return people.made('establishGroup', { kind: 'OFFICE', name: '办公室', parentId, from });
      },
    ],
    [
      'UNIT_WITHOUT_OPINION_BOX',
      'R001.27',
      (unitId: string) => people.made('registerOpinionBox', { unitId, location: '门厅', from }),
    ],
    [
      'UNIT_WITHOUT_CONTACT_POINT',
      'R002.5',
      async (unitId: string) =>
        people.made('assignContactPoint', { unitId, personId: await people.person(), from }),
    ],
  ])(
    '%s: %s is a gap until it is there, and was one the day before',
    async (kind, reference, close) => {
      const unitId = await people.unit();
      const { counts } = await gaps({ kinds: [kind] });
      expect(counts).toMatchObject([{ kind, reference }]);
      expect(await has(kind, unitId)).toBe(true);
      await close(unitId);
      expect(await has(kind, unitId)).toBe(false);
      expect(await has(kind, unitId, '2025-12-31')).toBe(true);
      expect((await gaps({ kinds: [kind] })).counts[0]!.count).toBe(counts[0]!.count - 1);
    },
  );

  it('R000.77 shows groups without their one leader or their one ★', async () => {
    const groupId = await aSupervisionGroup(2, await people.unit());
    const missing = async () => {
      const kinds = ['SUPERVISION_GROUP_WITHOUT_LEADER', 'SUPERVISION_GROUP_WITHOUT_LIAISON'];
      const { items } = await gaps({ kinds });
      return items
        .filter(({ supervisionGroup }) => supervisionGroup?.id === groupId)
        .map(({ kind }) => kind);
    };
    expect(await missing()).toEqual([
      'SUPERVISION_GROUP_WITHOUT_LEADER',
      'SUPERVISION_GROUP_WITHOUT_LIAISON',
    ]);
    const appoint = { groupId, from, personId: await people.person() };
    await people.made('appointToSupervisionGroup', { ...appoint, role: 'LEADER', isLiaison: true });
    expect(await missing()).toEqual([]);
  });

  it('R002.5 shows leaders outside two to three contact points, and what a campaign asks for instead', async () => {
    const leader = await people.post('BODY_MEMBER');
    const clerk = await people.person();
    const kinds = ['LEADER_OUTSIDE_CONTACT_POINT_QUOTA'];
    const campaignId = newId();
    const quota = { campaignId, least: 0, most: 1 };
    expect((await people.send('setContactPointQuota', quota, 'least')).code).toBeUndefined();
    const shown = async (more: object = {}) => {
      const { items } = await gaps({ kinds, ...more });
      expect(items.map(({ person }) => person!.id)).not.toContain(clerk);
      return items.find(({ person }) => person!.id === leader.personId)?.count;
    };
    const points: (number | undefined | null)[] = [await shown()];
    for (let n = 0; n < 4; n += 1) {
      const input = { personId: leader.personId, unitId: await people.unit(), from };
      await people.made('assignContactPoint', input);
      points.push(await shown());
    }
    expect(points).toEqual([0, 1, undefined, undefined, 4]);
    expect(await shown({ campaignId })).toBe(4);
    expect(await shown({ campaignId, asOf: '2025-12-31' })).toBeUndefined();
  });

  it('R002.3 shows leading groups not led by the Party principal and offices not led by the organisation department', async () => {
    const unitId = await people.unit();
    const leading = await people.made('establishGroup', {
      kind: 'LEADING_GROUP',
      name: '领导小组',
      unitId,
      from,
    });
    const office = await people.made('establishGroup', {
      kind: 'OFFICE',
      name: '办公室',
      parentId: leading.id,
      from,
    });
    const wrong = async () => {
      const { items } = await gaps({ kinds: null });
      return items
        .filter(({ group }) => [leading.id, office.id].includes(group?.id ?? ''))
        .map(({ kind }) => kind);
    };
    expect(await wrong()).toEqual(['GROUP_WITHOUT_HEAD', 'GROUP_WITHOUT_HEAD']);
    const [leader, director] = [await people.person(), await people.person()];
    await people.made('appointToGroup', {
      groupId: leading.id,
      personId: leader,
      role: 'LEADER',
      from,
    });
    await people.made('appointToGroup', {
      groupId: office.id,
      personId: director,
      role: 'DIRECTOR',
      from,
    });
    expect(await wrong()).toEqual([
      'GROUP_LEADER_NOT_PARTY_PRINCIPAL',
      'OFFICE_NOT_LED_BY_ORGANISATION_DEPARTMENT',
    ]);
    await people.post('PARTY_PRINCIPAL', { unitId, personId: leader });
    await people.post('ORGANISATION_DEPARTMENT', { unitId, personId: director });
    expect(await wrong()).toEqual([]);
    const rules = [
      { role: 'LEADER', posts: ['party-principal', 'deputy-in-charge'], reach: 'PLACE' },
    ];
    await people.post('DEPUTY_IN_CHARGE', { unitId });
    await people.made('composeGroup', { groupId: leading.id, rules, from });
    expect(await wrong()).toEqual(['GROUP_WITH_TOO_MANY_HEADS']);
  });

  it('R002.3 shows Party organisations of units without a leading group, until one stands there or at the unit', async () => {
    const units = [await people.unit(), await people.unit()] as const;
    const establish = async (unitId: string, name: string) =>
      (
        await people.made('establishPartyOrganisation', {
          kind: 'PARTY_COMMITTEE',
          name,
          unitIds: [unitId],
          from,
        })
      ).id;
    const committees = [
      await establish(units[0], '某党委'),
      await establish(units[1], '另一党委'),
    ] as const;
    const without = async () => {
      const { organizationGaps } = await people.ask<{
        organizationGaps: { items: { partyOrganisation: Made }[] };
      }>(
        '{ organizationGaps(kinds: [PARTY_ORGANISATION_WITHOUT_LEADING_GROUP], first: 500) { items { partyOrganisation { id } } } }',
      );
      const ids = organizationGaps.items.map(({ partyOrganisation }) => partyOrganisation.id);
      return committees.map((id) => ids.includes(id));
    };
    expect(await without()).toEqual([true, true]);
    const group = { kind: 'LEADING_GROUP', name: '领导小组', from };
    await people.made('establishGroup', { ...group, partyOrganisationId: committees[0] });
    await people.made('establishGroup', { ...group, unitId: units[1] });
    expect(await without()).toEqual([false, false]);
  });

  it('R000.78 shows who supervises what is his or her own: as contact, as staff, as contact leader', async () => {
    const unitId = await people.unit();
    const groupId = await aSupervisionGroup(3, unitId);
    const risks = async () => {
      const { items } = await gaps({
        kinds: [
          'SUPERVISOR_IS_UNIT_CONTACT',
          'SUPERVISOR_WORKS_AT_UNIT',
          'CONTACT_LEADER_SUPERVISES_UNIT',
        ],
      });
      return items
        .filter(({ unit }) => unit?.id === unitId)
        .map(({ kind, person }) => [kind, person?.id]);
    };
    const personId = await people.person({ unitId });
    await people.made('appointToSupervisionGroup', { groupId, personId, role: 'MEMBER', from });
    expect(await risks()).toEqual([['SUPERVISOR_WORKS_AT_UNIT', personId]]);
    await people.made('appointUnitContact', { unitId, personId, phones: [], from });
    await people.made('assignContactPoint', { unitId, personId, from });
    expect(await risks()).toEqual([
      ['CONTACT_LEADER_SUPERVISES_UNIT', personId],
      ['SUPERVISOR_IS_UNIT_CONTACT', personId],
      ['SUPERVISOR_WORKS_AT_UNIT', personId],
    ]);
  });

  it('R000.79 shows contacts whose mobile stands with another contact, too', async () => {
    const units = [await people.unit(), await people.unit()];
    for (const unitId of units)
      await people.made('appointUnitContact', {
        unitId,
        personId: await people.person(),
        phones: ['13800010099'],
        from,
      });
    expect((await unitsWith('PHONE_TO_VERIFY')).sort()).toEqual(units.sort());
  });

  it('pages through all of them without losing or doubling one', async () => {
    const all = await gaps();
    const paged: Gap[] = [];
    for (let after: string | null = null; ;) {
      const page = await gaps({ first: 7, after });
      paged.push(...page.items);
      after = page.nextCursor;
      if (after === null) break;
    }
    expect(paged).toEqual(all.items);
    expect(all.counts.reduce((sum, { count }) => sum + count, 0)).toBe(all.items.length);
  });

  it('shows a unit its own gaps, a supervision group those of its units, a stranger none', async () => {
    const own = anActor('unit-principal', { bureauId: here.bureauId, unitId: hospital });
    const unitsOf = async (actor: Actor) =>
      [...new Set((await gaps({}, actor)).items.map(({ unit }) => unit?.id))].filter(
        (id) => id !== undefined,
      );
    expect(await unitsOf(own)).toEqual([hospital]);
    const supervised = await people.unit();
    const groupId = await aSupervisionGroup(4, supervised);
    const leader = anActor('supervision-leader', {
      bureauId: here.bureauId,
      groupId,
      unitIds: [supervised],
    });
    expect(await unitsOf(leader)).toEqual([supervised]);
    expect(
      (await gaps({ kinds: ['SUPERVISION_GROUP_WITHOUT_LEADER'] }, leader)).items,
    ).toMatchObject([{ supervisionGroup: { id: groupId } }]);
    expect((await gaps({ kinds: ['LEADER_OUTSIDE_CONTACT_POINT_QUOTA'] }, leader)).items).toEqual(
      [],
    );
    expect((await gaps({}, anOutsider())).items).toEqual([]);
  });

  it('tells the city level numbers of each of its bureaus and nothing else', async () => {
    const [row] = await harness.rows<{ city_id: string }>(
      'SELECT city_id FROM bureau WHERE id = $1',
      [here.bureauId],
    );
    const there = await harness.aBureau('乙市卫生局');
    await harness.rows('UPDATE bureau SET city_id = $1 WHERE id = $2', [
      row!.city_id,
      there.bureauId,
    ]);
    const official = newId();
    await harness.rows(`INSERT INTO city_official VALUES ($1, $2, '市级某某', 'city-of-gaps')`, [
      official,
      row!.city_id,
    ]);
    const counts = async (actor: Actor) => {
      const { organizationGapCounts } = await people.ask<{
        organizationGapCounts: { bureau: Made; counts: { kind: string; count: number }[] }[];
      }>('{ organizationGapCounts { bureau { id } counts { kind count } } }', {}, actor);
      return organizationGapCounts;
    };
    const city = await counts(aCityOfficial(official));
    expect(city.map(({ bureau }) => bureau.id).sort()).toEqual(
      [here.bureauId, there.bureauId].sort(),
    );
    const mine = city.find(({ bureau }) => bureau.id === here.bureauId)!;
    expect(mine.counts).toEqual((await gaps()).counts.map(({ kind, count }) => ({ kind, count })));
    expect((await counts(here.office)).map(({ bureau }) => bureau.id)).toEqual([here.bureauId]);
    expect(await counts(aCityOfficial())).toEqual([]);
  });
});
