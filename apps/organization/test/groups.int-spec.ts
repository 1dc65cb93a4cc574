import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { type Made, PeopleOf } from './people';

interface Member {
  readonly role: string;
  readonly source: string;
  readonly membershipId: string | null;
  readonly person: Made;
}

const from = '2026-01-01';

describe('groups of every kind of §5.1', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  let hospital: string;
  const names = { next: 0 };

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
    hospital = await people.unit('第一医院');
  });
  afterAll(() => harness.stop());

  const aGroup = async (kind: string, more: Record<string, unknown> = {}): Promise<string> => {
    names.next += 1;
    const input = { kind, name: `某组${names.next}`, from, ...more };
    return (await people.made('establishGroup', input)).id;
  };
  const aStudyGroup = async (name: string): Promise<string> => {
    const input = {
      kind: 'STUDY_GROUP',
      unitType: 'study-group',
      parentUnitId: hospital,
      name,
      from,
    };
    return (await people.made('registerUnit', input)).id;
  };
  const appoint = (groupId: string, personId: string, role: string, more: object = {}) =>
    people.send('appointToGroup', { groupId, personId, role, from, ...more });
  const membersOf = async (id: string, asOf: string | null = null): Promise<Member[]> => {
    const { group } = await people.ask<{ group: { members: Member[] } }>(
      `query ($id: ID!, $asOf: LocalDate) { group(id: $id, asOf: $asOf) { members { role source membershipId person { id } } } }`,
      { id, asOf },
    );
    return group.members;
  };
  const rolesOf = async (id: string, asOf: string | null = null) =>
    (await membersOf(id, asOf)).map(({ role, person }) => [role, person.id]);
  const codes = async (answers: Promise<{ code: string | undefined }>[]) =>
    (await Promise.all(answers)).map(({ code }) => code).sort();

  it('R003.71 stands a leading group, its office in a department and three working groups, one below the other', async () => {
    const department = await people.unit('医务科', { kind: 'department', parentId: hospital });
    const leading = await aGroup('LEADING_GROUP', { unitId: hospital, name: '领导小组' });
    const office = await aGroup('OFFICE', {
      parentId: leading,
      name: '办公室',
      locatedUnitId: department,
    });
    for (const kind of [
      'COMPREHENSIVE_GROUP',
      'PUBLICITY_INFORMATION_GROUP',
      'SUPERVISION_INSPECTION_GROUP',
    ])
      await aGroup(kind, { parentId: office, name: kind });
    const { unit } = await people.ask<{ unit: object }>(
      `query ($id: ID!) { unit(id: $id) { groups { kind name parent { name } locatedAt { name } below { kind } } } }`,
      { id: hospital },
    );
    expect(unit).toMatchObject({
      groups: expect.arrayContaining([
        {
          kind: 'LEADING_GROUP',
          name: '领导小组',
          parent: null,
          locatedAt: null,
          below: [{ kind: 'OFFICE' }],
        },
        {
          kind: 'OFFICE',
          name: '办公室',
          parent: { name: '领导小组' },
          locatedAt: { name: '医务科' },
          below: [
            { kind: 'COMPREHENSIVE_GROUP' },
            { kind: 'PUBLICITY_INFORMATION_GROUP' },
            { kind: 'SUPERVISION_INSPECTION_GROUP' },
          ],
        },
      ]),
    });
    expect(await people.refused('establishGroup', { kind: 'OFFICE', name: '某室', from })).toBe(
      'GROUP_NEEDS_PARENT',
    );
    expect(
      await people.refused('establishGroup', {
        kind: 'COMPREHENSIVE_GROUP',
        parentId: leading,
        name: '某组',
        from,
      }),
    ).toBe('GROUP_NEEDS_PARENT');
    expect(await people.refused('dissolveGroup', { groupId: leading, on: '2026-05-01' })).toBe(
      'GROUP_STILL_HAS_GROUPS',
    );
  });

  it('R003.10, R003.137 has staff lists per task and sections that support an office, each with its people', async () => {
    const leading = await aGroup('LEADING_GROUP', { unitId: hospital, name: '活动领导小组' });
    const office = await aGroup('OFFICE', { parentId: leading, name: '活动办' });
    const sections = ['医务', '护理', '预防', '财务', '总务'];
    for (const name of sections) await aGroup('SUPPORTING_SECTION', { parentId: office, name });
    const twice = await people.person();
    for (const name of ['操队表演组', '游戏组', '摄影组']) {
      const team = await aGroup('TASK_TEAM', { parentId: leading, name });
      await people.made('appointToGroup', { groupId: team, personId: twice, role: 'MEMBER', from });
    }
    const { group } = await people.ask<{ group: { below: { kind: string; below: object[] }[] } }>(
      'query ($id: ID!) { group(id: $id) { below { kind below { name } members { person { id } } } } }',
      { id: leading },
    );
    expect(group.below.map(({ kind }) => kind)).toEqual([
      'OFFICE',
      'TASK_TEAM',
      'TASK_TEAM',
      'TASK_TEAM',
    ]);
    expect(group.below[0]!.below).toHaveLength(sections.length);
    const { person } = await people.ask<{ person: { groups: object[] } }>(
      'query ($id: ID!) { person(id: $id) { groups { role } } }',
      { id: twice },
    );
    expect(person.groups).toHaveLength(3);
  });

  it('R000.29 sets up six research groups, each led by one bureau leader, and gives them units for five days', async () => {
    const groups = [];
    for (let number = 1; number <= 6; number += 1)
      groups.push(await aGroup('RESEARCH_GROUP', { number, name: `第${number}调研组` }));
    const [leader, second] = [await people.person(), await people.person()];
    expect((await appoint(groups[0]!, leader, 'LEADER')).code).toBeUndefined();
    expect((await appoint(groups[0]!, second, 'LEADER')).code).toBe('GROUP_SEATS_TAKEN');
    const visit = { groupId: groups[0], unitId: hospital, from: '2026-03-02', to: '2026-03-07' };
    expect(await codes([1, 2, 3].map(() => people.send('giveGroupSubject', visit)))).toEqual([
      'SUBJECT_ALREADY_GIVEN',
      'SUBJECT_ALREADY_GIVEN',
      undefined,
    ]);
    const { groups: listed } = await people.ask<{ groups: object[] }>(
      `{ groups(kind: RESEARCH_GROUP, asOf: "2026-03-04") { number members { role } subjects { id unit { name } validTo } } }`,
    );
    expect(listed).toHaveLength(6);
    expect(listed[0]).toMatchObject({
      number: 1,
      members: [{ role: 'LEADER' }],
      subjects: [{ unit: { name: '第一医院' }, validTo: '2026-03-07' }],
    });
    const subjectId = (listed[0] as { subjects: [Made] }).subjects[0].id;
    const end = () => people.send('endGroupSubject', { subjectId, on: '2026-03-05' });
    expect(await codes([end(), end()])).toEqual(['SPAN_ALREADY_ENDED', undefined]);
  });

  it('R002.4 keeps groups from above with their level and the intensity of each of their units', async () => {
    const input = { kind: 'SUPERIOR_SUPERVISION_GROUP', name: '市委督导组', from };
    expect(await people.refused('establishGroup', input)).toBe('SUPERIOR_ONLY_FROM_ABOVE');
    const groupId = (await people.made('establishGroup', { ...input, superior: 'MUNICIPAL' })).id;
    await people.made('giveGroupSubject', { groupId, unitId: hospital, intensity: 'DIRECT', from });
    const { group } = await people.ask<{ group: object }>(
      'query ($id: ID!) { group(id: $id) { superior subjects { intensity unit { id } } } }',
      { id: groupId },
    );
    expect(group).toEqual({
      superior: 'MUNICIPAL',
      subjects: [{ intensity: 'DIRECT', unit: { id: hospital } }],
    });
  });

  it('R003.2 merges study groups into event teams, each into one only, and their people are in the team', async () => {
    const study = [];
    for (let n = 1; n <= 4; n += 1) study.push(await aStudyGroup(`第${n}学习小组`));
    const reader = await people.person({ unitId: study[0] });
    const [one, two] = [await aGroup('EVENT_TEAM'), await aGroup('EVENT_TEAM')];
    const merge = (groupId: string, unitIds: (string | undefined)[]) =>
      people.send('mergeStudyGroups', { groupId, unitIds, from, to: '2026-04-01' });
    expect(
      await codes([merge(one, [study[0], study[1]]), merge(two, [study[1], study[2]])]),
    ).toEqual(['STUDY_GROUP_IN_ANOTHER_TEAM', undefined]);
    const team = (await membersOf(one, '2026-03-08')).length > 0 ? one : two;
    const other = team === one ? two : one;
    if (team === one)
      expect(await membersOf(one, '2026-03-08')).toMatchObject([
        { source: 'STUDY_GROUP', person: { id: reader } },
      ]);
    expect((await merge(other, [study[3]])).code).toBeUndefined();
    expect((await merge(other, [hospital])).code).toBe('NOT_A_STUDY_GROUP');
    expect((await merge(await aGroup('TASK_TEAM'), [study[3]])).code).toBe('NOT_AN_EVENT_TEAM');
    expect(await membersOf(one, '2026-04-01')).toEqual([]);
  });

  it('R003.80 takes two leaders where two are configured, and no third, also past the verbs', async () => {
    const groupId = await aGroup('LEADING_GROUP', { unitId: hospital, leaderSeats: 2 });
    const [first, second, third] = [
      await people.person(),
      await people.person(),
      await people.person(),
    ];
    const answers = [first, second, third].map((personId) => appoint(groupId, personId, 'LEADER'));
    expect(await codes(answers)).toEqual(['GROUP_SEATS_TAKEN', undefined, undefined]);
    const insert = async (seat: number, seats: number) =>
      harness.rows(
        `INSERT INTO work_group_membership VALUES ($1, $2, $3, $4, 'leader', $5, $6, 9, '2026-01-01', NULL)`,
        [newId(), here.bureauId, groupId, await people.person(), seat, seats],
      );
    await expect(insert(2, 2)).rejects.toThrow('work_group_one_head_a_seat');
    await expect(insert(3, 2)).rejects.toThrow('work_group_membership_seat_exists');
    await expect(insert(3, 3)).rejects.toThrow('work_group_membership_seats_fk');
  });

  it('lets a person sit in several groups, once in each, and tells the others of every seat (R003.71)', async () => {
    const [one, two] = [await aGroup('LEADING_GROUP'), await aGroup('TASK_TEAM')];
    const personId = await people.person();
    expect((await appoint(one, personId, 'DEPUTY_LEADER')).code).toBeUndefined();
    expect((await appoint(one, personId, 'MEMBER')).code).toBe('ALREADY_IN_GROUP');
    expect((await appoint(two, personId, 'LEADER')).code).toBeUndefined();
    expect((await appoint(two, personId, 'DIRECTOR')).code).toBe('ROLE_NOT_OF_GROUP');
    expect((await appoint(two, newId(), 'MEMBER')).code).toBe('PERSON_NOT_FOUND');
    expect((await appoint(two, await people.person(), 'MEMBER', { from: '2025-12-31' })).code).toBe(
      'GROUP_NOT_IN_FORCE',
    );
    const { person } = await people.ask<{ person: { groups: object[] } }>(
      'query ($id: ID!) { person(id: $id) { groups { role source group { id } } } }',
      { id: personId },
    );
    expect(person.groups).toEqual([
      { role: 'DEPUTY_LEADER', source: 'NAME', group: { id: one } },
      { role: 'LEADER', source: 'NAME', group: { id: two } },
    ]);
    expect((await people.holdings(personId)).map(({ role }) => role)).toEqual(
      expect.arrayContaining(['leading-group-deputy-leader', 'task-team-leader']),
    );
  });

  it('has one liaison a group at a time, a successor from the day after', async () => {
    const groupId = await aGroup('LEADING_GROUP');
    const [first, second] = [await people.person(), await people.person()];
    await appoint(groupId, first, 'LIAISON', { to: '2026-06-01' });
    expect((await appoint(groupId, second, 'LIAISON', { from: '2026-05-31' })).code).toBe(
      'GROUP_HAS_LIAISON',
    );
    expect(
      (await appoint(groupId, second, 'LIAISON', { from: '2026-06-01' })).code,
    ).toBeUndefined();
    expect(await rolesOf(groupId, '2026-05-31')).toEqual([['LIAISON', first]]);
    expect(await rolesOf(groupId, '2026-06-01')).toEqual([['LIAISON', second]]);
  });

  it('ends a membership once, however many ask, and takes back a slip', async () => {
    const groupId = await aGroup('LEADING_GROUP');
    const personId = await people.person();
    await appoint(groupId, personId, 'MEMBER');
    const [{ membershipId }] = (await membersOf(groupId)) as [Member];
    const end = (on: string) => people.send('endGroupMembership', { membershipId, on });
    expect(await codes([1, 2, 3].map(() => end('2026-06-01')))).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
    expect((await end(from)).code).toBeUndefined();
    expect(await people.holdings(personId)).toContainEqual(
      expect.objectContaining({ role: 'leading-group-member', groupId, voided: true }),
    );
  });

  it('R003.72 sets a duty list line by line, the same again changes nothing, the old one stays readable', async () => {
    const groupId = await aGroup('TASK_TEAM');
    const set = (duties: string[], day: string) =>
      people.send('setDutyList', { groupId, duties, from: day });
    await set(['日常工作', '协调'], from);
    expect(
      await codes([1, 2, 3].map(() => set(['日常工作', '大型会议', '总结起草'], '2026-03-01'))),
    ).toEqual([undefined, undefined, undefined]);
    const dutiesOn = async (asOf: string) => {
      const { group } = await people.ask<{ group: { duties: { text: string }[] } }>(
        'query ($id: ID!, $asOf: LocalDate) { group(id: $id, asOf: $asOf) { duties { text } } }',
        { id: groupId, asOf },
      );
      return group.duties.map(({ text }) => text);
    };
    expect(await dutiesOn('2026-02-28')).toEqual(['日常工作', '协调']);
    expect(await dutiesOn('2026-03-01')).toEqual(['日常工作', '大型会议', '总结起草']);
    expect(
      await harness.rows('SELECT 1 FROM work_group_duty WHERE group_id = $1', [groupId]),
    ).toHaveLength(5);
    await set([], '2026-04-01');
    expect(await dutiesOn('2026-04-01')).toEqual([]);
    expect((await set(['  '], '2026-05-01')).code).toBe('BAD_USER_INPUT');
  });

  it('is named once at its place at a time, however many ask', async () => {
    const establish = () =>
      people.send('establishGroup', {
        kind: 'LEADING_GROUP',
        name: '同名组',
        unitId: hospital,
        from,
      });
    expect(await codes([1, 2, 3].map(establish))).toEqual([
      'GROUP_NAMED_ALREADY',
      'GROUP_NAMED_ALREADY',
      undefined,
    ]);
  });

  it('dissolves a group once with everything in it; what was before stays readable', async () => {
    const groupId = await aGroup('TASK_TEAM');
    const personId = await people.person();
    await appoint(groupId, personId, 'LEADER');
    await people.made('setDutyList', { groupId, duties: ['某事'], from });
    const dissolve = () => people.send('dissolveGroup', { groupId, on: '2026-06-01' });
    expect(await codes([1, 2, 3].map(dissolve))).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
    expect(await rolesOf(groupId, '2026-05-31')).toEqual([['LEADER', personId]]);
    expect(await membersOf(groupId, '2026-06-01')).toEqual([]);
    expect(await people.holdings(personId)).toContainEqual(
      expect.objectContaining({ role: 'task-team-leader', to: '2026-06-01', voided: false }),
    );
    expect((await appoint(groupId, personId, 'LEADER', { from: '2026-07-01' })).code).toBe(
      'GROUP_NOT_IN_FORCE',
    );
  });

  it('pages through groups without losing or doubling one', async () => {
    const all = await people.ask<{ groups: Made[] }>('{ groups(first: 500) { id } }');
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { groups }: { groups: Made[] } = await people.ask(
        'query ($after: ID) { groups(first: 4, after: $after) { id } }',
        { after },
      );
      if (groups.length === 0) break;
      paged.push(...groups.map(({ id }) => id));
      after = groups.at(-1)!.id;
    }
    expect(paged).toEqual(all.groups.map(({ id }) => id));
  });
});
