import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

interface OnADay {
  unit: { id: string } | null;
  homeUnit: { id: string } | null;
  department?: { id: string } | null;
  posts?: { kind: string }[];
}
interface Count {
  working: number;
  fromElsewhere: number;
  away: number;
  withoutPost: number;
  others: number;
}

describe('people over time', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  let hospital: string;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
    hospital = await people.unit('市人民医院');
  });
  afterAll(() => harness.stop());

  const on = (id: string, asOf: string) =>
    people
      .ask<{
        person: OnADay;
      }>(
        `query ($id: ID!, $asOf: LocalDate) { person(id: $id, asOf: $asOf) { unit { id } homeUnit { id } department { id } posts { kind } } }`,
        { id, asOf },
      )
      .then(({ person }) => person);
  const headcount = (id: string, asOf: string) =>
    people
      .ask<{
        unit: { headcount: Count };
      }>(
        `query ($id: ID!, $asOf: LocalDate) { unit(id: $id, asOf: $asOf) { headcount { working fromElsewhere away withoutPost others } } }`,
        { id, asOf },
      )
      .then(({ unit }) => unit.headcount);

  it('R000.8 counts an attached person once, where he works, and at home again from the day of the end', async () => {
    const [home, host] = [await people.unit(), await people.unit()];
    const personId = await people.person({ unitId: home });
    const attachment = { personId, unitId: host, kind: 'ATTACHED', from: '2026-03-01' };
    const { id } = await people.made('attachPerson', attachment);
    expect(await on(personId, '2026-02-28')).toMatchObject({ unit: { id: home } });
    expect(await on(personId, '2026-03-01')).toMatchObject({
      unit: { id: host },
      homeUnit: { id: home },
    });
    expect(await headcount(host, '2026-03-01')).toMatchObject({ working: 1, fromElsewhere: 1 });
    expect(await headcount(home, '2026-03-01')).toMatchObject({ working: 0, away: 1 });
    await people.made('endAttachment', { affiliationId: id, on: '2026-06-01' }, 'validTo');
    expect(await headcount(home, '2026-06-01')).toMatchObject({ working: 1, away: 0 });
    expect(await headcount(host, '2026-05-31')).toMatchObject({ working: 1 });
    expect(await headcount(host, '2026-06-01')).toMatchObject({ working: 0 });
    expect(await people.holdings(personId)).toContainEqual(
      expect.objectContaining({ role: 'attached', unitId: host, to: '2026-06-01', voided: false }),
    );
  });

  it('R000.8 refuses a second attachment at a time, also when four ask at once, and one to the home unit', async () => {
    const [home, host] = [await people.unit(), await people.unit()];
    const personId = await people.person({ unitId: home });
    const borrowed = { personId, unitId: host, kind: 'BORROWED', from: '2026-03-01' };
    const codes = await Promise.all(
      [1, 2, 3, 4].map(() => people.refused('attachPerson', borrowed)),
    );
    expect(codes.sort()).toEqual(['ALREADY_AWAY', 'ALREADY_AWAY', 'ALREADY_AWAY', undefined]);
    expect(
      await people.refused('attachPerson', { ...borrowed, unitId: home, from: '2026-01-02' }),
    ).toBe('ATTACHED_TO_HOME_UNIT');
    expect(await people.refused('attachPerson', { ...borrowed, to: '2026-03-01' })).toBe(
      'AFFILIATION_ENDS_BEFORE_IT_BEGINS',
    );
    expect(await people.refused('attachPerson', { ...borrowed, kind: 'OWN' })).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('ends an attachment once, not later than it ends, and a home unit only by transfer', async () => {
    const personId = await people.person({ unitId: hospital });
    const { id } = await people.made('attachPerson', {
      personId,
      unitId: here.organId,
      kind: 'BORROWED',
      from: '2026-03-01',
      to: '2026-09-01',
    });
    const end = (affiliationId: string, day: string) =>
      people.refused('endAttachment', { affiliationId, on: day });
    expect(await end(id, '2026-10-01')).toBe('AFFILIATION_ALREADY_ENDED');
    expect(await end(id, '2026-02-01')).toBe('AFFILIATION_ENDS_BEFORE_IT_BEGINS');
    expect(await Promise.all([end(id, '2026-05-01'), end(id, '2026-05-01')])).toEqual([
      undefined,
      undefined,
    ]);
    const [own] = await harness.rows<{ id: string }>(
      `SELECT id FROM person_affiliation WHERE person_id = $1 AND kind = 'own'`,
      [personId],
    );
    expect(await end(own!.id, '2026-05-01')).toBe('HOME_UNIT_ONLY_BY_TRANSFER');
    expect(await end(newId(), '2026-05-01')).toBe('AFFILIATION_NOT_FOUND');
  });

  it('R002.15 transfers the same person: posts at the unit left end, the old days stay as they were', async () => {
    const [from, to] = [await people.unit(), await people.unit()];
    const department = await people.unit(undefined, { kind: 'department', parentId: from });
    const personId = await people.person({ unitId: department });
    await people.post('DEPARTMENT_HEAD', { personId, unitId: department });
    await people.post('BODY_MEMBER', { personId, unitId: from });
    expect(await on(personId, '2026-03-31')).toMatchObject({
      unit: { id: from },
      department: { id: department },
    });
    await people.made('transferPerson', { personId, unitId: to, on: '2026-04-01' });
    expect(await on(personId, '2026-04-01')).toEqual({
      unit: { id: to },
      homeUnit: { id: to },
      department: null,
      posts: [{ kind: 'STAFF' }],
    });
    expect((await on(personId, '2026-03-31')).posts).toHaveLength(3);
    const holdings = await people.holdings(personId);
    expect(holdings.map(({ role, to: end }) => [role, end]).sort()).toEqual([
      ['body-member', '2026-04-01'],
      ['department-head', '2026-04-01'],
      ['staff', null],
      ['staff', '2026-04-01'],
    ]);
  });

  it('moves within a unit from department to department without losing the posts of the unit', async () => {
    const unit = await people.unit();
    const [one, other] = [
      await people.unit(undefined, { kind: 'department', parentId: unit }),
      await people.unit(undefined, { kind: 'department', parentId: unit }),
    ];
    const personId = await people.person({ unitId: one });
    await people.post('HEAD_NURSE', { personId, unitId: one });
    await people.post('BODY_MEMBER', { personId, unitId: unit });
    await people.made('transferPerson', { personId, unitId: other, on: '2026-04-01' });
    const { posts, department } = await on(personId, '2026-04-01');
    expect(posts!.map(({ kind }) => kind).sort()).toEqual(['BODY_MEMBER', 'STAFF']);
    expect(department).toEqual({ id: other });
    expect(await headcount(unit, '2026-04-01')).toMatchObject({ working: 1 });
  });

  it('says a transfer twice and at once without a second one, and refuses one before a later one', async () => {
    const [from, to] = [await people.unit(), await people.unit()];
    const personId = await people.person({ unitId: from });
    const transfer = { personId, unitId: to, on: '2026-04-01' };
    const codes = await Promise.all(
      [1, 2, 3, 4].map(() => people.refused('transferPerson', transfer)),
    );
    expect(codes).toEqual([undefined, undefined, undefined, undefined]);
    const rows = await harness.rows(
      `SELECT 1 FROM person_affiliation WHERE person_id = $1 AND kind = 'own'`,
      [personId],
    );
    expect(rows).toHaveLength(2);
    expect(
      await people.refused('transferPerson', { personId, unitId: from, on: '2026-02-01' }),
    ).toBe('LATER_CHANGE_RECORDED');
  });

  it('R002.15 knows whoever left, and takes somebody back as the same person', async () => {
    const unit = await people.unit();
    const personId = await people.person({ unitId: unit });
    await people.made('releasePerson', { personId, on: '2026-04-01' });
    await people.made('releasePerson', { personId, on: '2026-04-01' });
    expect(await on(personId, '2026-04-01')).toMatchObject({ unit: null, homeUnit: null });
    await people.made('transferPerson', { personId, unitId: unit, on: '2026-09-01' });
    expect(await on(personId, '2026-09-02')).toMatchObject({
      unit: { id: unit },
      posts: [{ kind: 'STAFF' }],
    });
    const { person } = await people.ask<{ person: { affiliations: unknown[] } }>(
      'query ($id: ID!) { person(id: $id) { affiliations { kind validFrom validTo unit { id } } } }',
      { id: personId },
    );
    expect(person.affiliations).toEqual([
      { kind: 'OWN', validFrom: '2026-09-01', validTo: null, unit: { id: unit } },
      { kind: 'OWN', validFrom: '2026-01-01', validTo: '2026-04-01', unit: { id: unit } },
    ]);
  });

  it('R001.32 R001.36 finds cadres of deputy-section level and above on a day, Party members only where asked', async () => {
    const unitId = await people.unit();
    const add = (name: string, rank: string | null, isCpcMember: boolean) =>
      people.person({ unitId, name, isCpcMember, ...(rank ? { rank } : {}) });
    await add('正处某', 'DIVISION', true);
    const deputy = await add('副科某', 'DEPUTY_SECTION', false);
    const member = await add('科员某', 'SECTION_MEMBER', true);
    await add('无级某', null, true);
    const cadres = (asOf: string, more = '') =>
      people
        .ask<{
          cadres: { name: string }[];
        }>(
          `query ($u: ID, $d: LocalDate) { cadres(minimumRank: DEPUTY_SECTION, unitId: $u, asOf: $d ${more}) { name } }`,
          { u: unitId, d: asOf },
        )
        .then(({ cadres: found }) => found.map(({ name }) => name));
    expect(await cadres('2026-02-01')).toEqual(['正处某', '副科某']);
    expect(await cadres('2026-02-01', 'cpcMembersOnly: true')).toEqual(['正处某']);
    await people.made('changeStanding', { personId: member, rank: 'SECTION', on: '2026-05-01' });
    await people.made('changeStanding', { personId: deputy, isCpcMember: true, on: '2026-05-01' });
    expect(await cadres('2026-04-30')).toEqual(['正处某', '副科某']);
    expect(await cadres('2026-05-01', 'cpcMembersOnly: true')).toEqual([
      '正处某',
      '科员某',
      '副科某',
    ]);
  });

  it('R003.54 §7.55 has trainees, interns and seasonal staff without a post, counted where they work', async () => {
    const unitId = await people.unit();
    for (const kind of ['TRAINEE', 'INTERN', 'SEASONAL', 'STAFF', 'RETIRED', 'DELEGATE'])
      await people.person({ unitId, kind });
    expect(await headcount(unitId, '2026-02-01')).toEqual({
      working: 4,
      fromElsewhere: 0,
      away: 0,
      withoutPost: 3,
      others: 2,
    });
    const staff = await harness.rows(`SELECT 1 FROM post WHERE unit_id = $1`, [unitId]);
    expect(staff).toHaveLength(1);
  });

  it('R002.21 retires somebody: no longer working, still there to be asked; said twice and at once', async () => {
    const unitId = await people.unit();
    const personId = await people.person({ unitId });
    const retire = { personId, kind: 'RETIRED', on: '2026-05-01' };
    const codes = await Promise.all([1, 2, 3].map(() => people.refused('changeStanding', retire)));
    expect(codes).toEqual([undefined, undefined, undefined]);
    expect(await headcount(unitId, '2026-05-01')).toMatchObject({ working: 0, others: 1 });
    expect((await on(personId, '2026-05-01')).posts).toEqual([]);
    expect(
      await people.refused('changeStanding', { personId, kind: 'STAFF', on: '2026-04-01' }),
    ).toBe('LATER_CHANGE_RECORDED');
  });

  it('corrects how a name is written without making another person of it', async () => {
    const personId = await people.person({ name: '赵某' });
    expect(await people.made('renamePerson', { personId, name: '赵 某某' }, 'id name')).toEqual({
      id: personId,
      name: '赵 某某',
    });
    expect(await people.refused('renamePerson', { personId, name: ' ' })).toBe('BAD_USER_INPUT');
  });

  it('shows a unit its own people of the day, a department head those of the department, and no others', async () => {
    const [mine, yours] = [await people.unit(), await people.unit()];
    const department = await people.unit(undefined, { kind: 'department', parentId: mine });
    const personId = await people.person({ unitId: department });
    const see = async (unitId: string, asOf = '2026-11-01') =>
      await people.ask<{ person: unknown; people: unknown[] }>(
        'query ($id: ID!, $u: ID!, $d: LocalDate) { person(id: $id, asOf: $d) { id } people(unitId: $u, asOf: $d) { id } }',
        { id: personId, u: mine, d: asOf },
        anActor('unit-principal', { bureauId: here.bureauId, unitId }),
      );
    expect(await see(mine)).toEqual({ person: { id: personId }, people: [{ id: personId }] });
    expect(await see(yours)).toEqual({ person: null, people: [] });
    await people.made('attachPerson', {
      personId,
      unitId: yours,
      kind: 'BORROWED',
      from: '2026-10-01',
    });
    expect(await see(mine)).toEqual({ person: null, people: [] });
    expect(await see(mine, '2026-09-30')).toMatchObject({ person: { id: personId } });
    expect((await see(yours)).person).toEqual({ id: personId });
  });

  it('reads five people and fifty of a unit with the same number of statements', async () => {
    const [small, large] = [await people.unit(), await people.unit()];
    const crowd = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ name: `众${at}`, rank: 'CLERK' }));
    for (const [unitId, n] of [
      [small, 5],
      [large, 50],
    ] as const)
      await people.made('registerPeople', { unitId, people: crowd(n), since: '2026-01-01' });
    const count = async (unitId: string) => {
      harness.statements.length = 0;
      const { people: found } = await people.ask<{ people: unknown[] }>(
        `query ($u: ID!) { people(unitId: $u) { name kind rank isCpcMember unit { name } homeUnit { name } department { name }
          posts { kind person { name } } affiliations { unit { name } } actingAppointments { kind } mergedInto { id } } }`,
        { u: unitId },
      );
      return [found.length, harness.statements.length];
    };
    const [few, statements] = await count(small);
    expect([few, await count(large)]).toEqual([5, [50, statements]]);
    expect(statements).toBeLessThanOrEqual(7);
  });

  it('is closed to the office next door', async () => {
    const outsider = anOutsider();
    const personId = await people.person();
    const day = '2026-05-01';
    const asked: [string, Record<string, unknown>, string][] = [
      ['transferPerson', { personId, unitId: hospital, on: day }, 'PERSON_NOT_FOUND'],
      ['releasePerson', { personId, on: day }, 'PERSON_NOT_FOUND'],
      [
        'attachPerson',
        { personId, unitId: hospital, kind: 'BORROWED', from: day },
        'PERSON_NOT_FOUND',
      ],
      ['endAttachment', { affiliationId: newId(), on: day }, 'AFFILIATION_NOT_FOUND'],
      ['changeStanding', { personId, on: day, kind: 'RETIRED' }, 'PERSON_NOT_FOUND'],
      ['renamePerson', { personId, name: '外人' }, 'PERSON_NOT_FOUND'],
      ['revokeAccess', { personId }, 'PERSON_NOT_FOUND'],
    ];
    for (const [verb, input, code] of asked)
      expect([verb, await people.refused(verb, input, outsider)]).toEqual([verb, code]);
    const { cadres, personMatches, possibleDuplicates } = await people.ask<
      Record<string, unknown[]>
    >(
      '{ cadres(minimumRank: CLERK) { id } personMatches(name: "某某") { hints } possibleDuplicates { hints } }',
      {},
      outsider,
    );
    expect([cadres, personMatches, possibleDuplicates]).toEqual([[], [], []]);
    const there = await harness.aBureau('乙市卫生局');
    expect(
      await people.refused('transferPerson', { personId, unitId: there.organId, on: day }),
    ).toBe('UNIT_NOT_FOUND');
    expect(
      await people.refused('attachPerson', {
        personId,
        unitId: there.organId,
        kind: 'BORROWED',
        from: day,
      }),
    ).toBe('UNIT_NOT_FOUND');
  });
});
