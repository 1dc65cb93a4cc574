import { composeMembers, type CompositionRule } from '../src/group/composition.rules';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

interface Member {
  readonly role: string;
  readonly source: string;
  readonly person: { readonly id: string };
}

const from = '2026-01-01';
const word = (code: string) => code.toUpperCase().replaceAll('-', '_');
const rule = (role: string, posts: string[], reach = 'PLACE') => ({ role, posts, reach });

/** Deterministic: the same histories on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const dayOf = (offset: number) =>
  new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

describe('groups composed by post', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  let hospital: string;
  let departments: string[];

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
    hospital = await people.unit('第一医院');
    departments = [
      await people.unit('内科', { kind: 'department', parentId: hospital }),
      await people.unit('外科', { kind: 'department', parentId: hospital }),
    ];
  });
  afterAll(() => harness.stop());

  const aGroup = async (rules: object[], more: Record<string, unknown> = {}): Promise<string> => {
    const input = {
      kind: 'LEADING_GROUP',
      name: `组${Math.random()}`,
      unitId: hospital,
      from,
      ...more,
    };
    const { id: groupId } = await people.made('establishGroup', input);
    if (rules.length > 0) await people.made('composeGroup', { groupId, rules, from });
    return groupId;
  };
  const membersOn = async (id: string, asOf: string): Promise<string[][]> => {
    const { group } = await people.ask<{ group: { members: Member[] } }>(
      `query ($id: ID!, $asOf: LocalDate) { group(id: $id, asOf: $asOf) { members { role source person { id } } } }`,
      { id, asOf },
    );
    return group.members.map(({ role, source, person }) => [person.id, role, source]).sort();
  };

  it('R003.46 makes all department directors and head nurses members, and follows their posts without touching the group', async () => {
    const groupId = await aGroup([rule('MEMBER', ['department-head', 'head-nurse'])]);
    const head = await people.post('DEPARTMENT_HEAD', { unitId: departments[0] });
    const nurse = await people.post('HEAD_NURSE', { unitId: departments[0] });
    expect(await membersOn(groupId, '2026-02-01')).toEqual(
      [
        [head.personId, 'MEMBER', 'POST'],
        [nurse.personId, 'MEMBER', 'POST'],
      ].sort(),
    );
    await people.made('endPost', { postId: head.id, on: '2026-06-01' });
    const successor = await people.post('DEPARTMENT_HEAD', {
      unitId: departments[0],
      from: '2026-06-01',
    });
    expect((await membersOn(groupId, '2026-05-31')).map(([id]) => id)).toContain(head.personId);
    expect((await membersOn(groupId, '2026-06-01')).map(([id]) => id).sort()).toEqual(
      [successor.personId, nurse.personId].sort(),
    );
    const { person } = await people.ask<{ person: { groups: object[] } }>(
      `query ($id: ID!) { person(id: $id, asOf: "2026-06-01") { groups { role source group { id } } } }`,
      { id: successor.personId },
    );
    expect(person.groups).toEqual([{ role: 'MEMBER', source: 'POST', group: { id: groupId } }]);
  });

  it('R002.3, R003.110 takes secretary and president as joint leaders; hand and exception count before the rule', async () => {
    const groupId = await aGroup(
      [
        rule('LEADER', ['party-principal', 'administrative-principal', 'unit-principal']),
        rule('DEPUTY_LEADER', ['deputy-in-charge']),
      ],
      { leaderSeats: 2 },
    );
    const secretary = await people.post('PARTY_PRINCIPAL', { unitId: hospital });
    const president = await people.post('ADMINISTRATIVE_PRINCIPAL', { unitId: hospital });
    const deputies = [
      await people.post('DEPUTY_IN_CHARGE', { unitId: hospital }),
      await people.post('DEPUTY_IN_CHARGE', { unitId: hospital }),
    ];
    const [liaison, away] = deputies.map(({ personId }) => personId) as [string, string];
    await people.made('appointToGroup', { groupId, personId: liaison, role: 'LIAISON', from });
    const except = {
      groupId,
      personId: away,
      reason: '长期病假',
      from: '2026-03-01',
      to: '2026-05-01',
    };
    const answers = await Promise.all([1, 2, 3].map(() => people.send('exceptFromGroup', except)));
    expect(answers.map(({ code }) => code).sort()).toEqual([
      'ALREADY_EXCEPTED',
      'ALREADY_EXCEPTED',
      undefined,
    ]);
    const base = [
      [secretary.personId, 'LEADER', 'POST'],
      [president.personId, 'LEADER', 'POST'],
      [liaison, 'LIAISON', 'NAME'],
    ];
    expect(await membersOn(groupId, '2026-02-28')).toEqual(
      [...base, [away, 'DEPUTY_LEADER', 'POST']].sort(),
    );
    expect(await membersOn(groupId, '2026-03-01')).toEqual([...base].sort());
    const { group } = await people.ask<{ group: { exceptions: { id: string }[] } }>(
      `query ($id: ID!) { group(id: $id, asOf: "2026-03-01") { exceptions { id reason person { id } } } }`,
      { id: groupId },
    );
    await people.made('endGroupException', {
      exceptionId: group.exceptions[0]!.id,
      on: '2026-04-01',
    });
    expect(await membersOn(groupId, '2026-04-01')).toHaveLength(4);
  });

  it('is composed anew from a day on, the same again changes nothing, the rules of before stay readable', async () => {
    const groupId = await aGroup([rule('MEMBER', ['head-nurse'])]);
    const compose = (rules: object[]) =>
      people.send('composeGroup', { groupId, rules, from: '2026-04-01' });
    await Promise.all(
      [1, 2, 3].map(() => compose([rule('MEMBER', ['branch-secretary', 'head-nurse'])])),
    );
    expect(
      await harness.rows('SELECT 1 FROM work_group_rule WHERE group_id = $1', [groupId]),
    ).toHaveLength(2);
    const rulesOn = (asOf: string) =>
      people.ask(
        'query ($id: ID!, $asOf: LocalDate) { group(id: $id, asOf: $asOf) { composition { role posts reach } } }',
        { id: groupId, asOf },
      );
    expect(await rulesOn('2026-03-31')).toEqual({
      group: { composition: [rule('MEMBER', ['head-nurse'])] },
    });
    expect(await rulesOn('2026-04-01')).toEqual({
      group: { composition: [rule('MEMBER', ['branch-secretary', 'head-nurse'])] },
    });
    expect((await compose([rule('DIRECTOR', ['head-nurse'])])).code).toBe('ROLE_NOT_OF_GROUP');
    expect((await compose([rule('MEMBER', ['astronaut'])])).code).toBe('BAD_USER_INPUT');
    expect((await compose([rule('MEMBER', ['head-nurse'], 'AFFILIATED')])).code).toBe(
      'AFFILIATED_ONLY_AT_BUREAU',
    );
  });

  it('of the bureau reaches the organ, or every affiliated unit', async () => {
    const bureau = { unitId: undefined };
    const groupId = await aGroup(
      [rule('LEADER', ['party-principal']), rule('MEMBER', ['discipline-officer'], 'AFFILIATED')],
      bureau,
    );
    const head = await people.post('PARTY_PRINCIPAL');
    const affiliated = await people.post('DISCIPLINE_OFFICER', { unitId: hospital });
    await people.post('DISCIPLINE_OFFICER');
    expect(await membersOn(groupId, '2026-02-01')).toEqual(
      [
        [head.personId, 'LEADER', 'POST'],
        [affiliated.personId, 'MEMBER', 'POST'],
      ].sort(),
    );
  });

  it('R002.3, R003.110 of a Party organisation follows its secretary, and shows where it stands', async () => {
    const organisation = {
      kind: 'BRANCH',
      name: '第一党支部',
      unitIds: [hospital],
      from: '2026-01-01',
    };
    const { id: partyOrganisationId } = await people.made(
      'establishPartyOrganisation',
      organisation,
    );
    const groupId = await aGroup([rule('LEADER', ['branch-secretary'])], {
      unitId: undefined,
      partyOrganisationId,
    });
    const secretary = await people.post('BRANCH_SECRETARY', {
      unitId: hospital,
      partyOrganisationId,
    });
    const elsewhere = {
      kind: 'BRANCH',
      name: '第二党支部',
      unitIds: [hospital],
      from: '2026-01-01',
    };
    const other = await people.made('establishPartyOrganisation', elsewhere);
    await people.post('BRANCH_SECRETARY', { unitId: hospital, partyOrganisationId: other.id });
    expect(await membersOn(groupId, '2026-02-01')).toEqual([
      [secretary.personId, 'LEADER', 'POST'],
    ]);
    const { group } = await people.ask<{ group: object }>(
      'query ($id: ID!) { group(id: $id) { unit { id } partyOrganisation { name } } }',
      { id: groupId },
    );
    expect(group).toEqual({ unit: null, partyOrganisation: { name: '第一党支部' } });
  });

  it.each([1, 2, 3])(
    'is on every day what its rules make of the posts of that day: history %i',
    async (seed) => {
      const next = random(seed);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
      const unit = await people.unit();
      const inner = await people.unit(undefined, { kind: 'department', parentId: unit });
      const elsewhere = await people.unit();
      const kinds = ['body-member', 'mid-level-chief', 'mid-level-deputy', 'information-officer'];
      const rules: CompositionRule[] = [
        { role: 'deputy-leader', posts: [pick(kinds)], reach: 'place' },
        { role: 'member', posts: [pick(kinds), pick(kinds)], reach: 'place' },
      ];
      const groupId = await aGroup(
        rules.map((one) => rule(word(one.role), [...one.posts])),
        { unitId: unit },
      );
      const ids: string[] = [];
      for (let n = 0; n < 6; n += 1) ids.push(await people.person());
      const verbs = [
        () =>
          people.send('appointPost', {
            personId: pick(ids),
            unitId: pick([unit, inner, elsewhere]),
            kind: word(pick(kinds)),
            from: dayOf(next() * 40),
          }),
        async () => {
          const [post] = await harness.rows<{ id: string }>(
            `SELECT id FROM post WHERE person_id = $1 AND kind <> 'staff' AND valid_to IS NULL LIMIT 1`,
            [pick(ids)],
          );
          return post && people.send('endPost', { postId: post.id, on: dayOf(20 + next() * 40) });
        },
        () =>
          people.send('appointToGroup', {
            groupId,
            personId: pick(ids),
            role: pick(['MEMBER', 'DEPUTY_LEADER']),
            from: dayOf(next() * 30),
            to: dayOf(30 + next() * 30),
          }),
        () =>
          people.send('exceptFromGroup', {
            groupId,
            personId: pick(ids),
            reason: '某',
            from: dayOf(next() * 30),
            to: dayOf(30 + next() * 20),
          }),
      ];
      for (let step = 0; step < 40; step += 1) await pick(verbs)();
      const on = (alias: string) =>
        `${alias}.valid_from <= $2 AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > $2)`;
      let seen = 0;
      for (let day = 0; day < 60; day += 6) {
        const posts = await harness.rows<{ personId: string; kind: string }>(
          `SELECT person_id AS "personId", kind FROM post p WHERE unit_id = ANY($1) AND voided_at IS NULL AND ${on('p')}`,
          [[unit, inner], dayOf(day)],
        );
        const named = await harness.rows<{ personId: string; role: 'member' }>(
          `SELECT person_id AS "personId", role FROM work_group_membership m WHERE group_id = $1 AND ${on('m')}`,
          [groupId, dayOf(day)],
        );
        const excepted = await harness.rows<{ personId: string }>(
          `SELECT person_id AS "personId" FROM work_group_exception e WHERE group_id = $1 AND ${on('e')}`,
          [groupId, dayOf(day)],
        );
        const wanted = composeMembers(
          rules,
          posts.map((post) => ({ ...post, reach: 'place' as const })),
          named,
          new Set(excepted.map(({ personId }) => personId)),
        );
        seen += wanted.length;
        expect(await membersOn(groupId, dayOf(day))).toEqual(
          wanted.map(({ personId, role, source }) => [personId, word(role), word(source)]).sort(),
        );
      }
      expect(seen).toBeGreaterThan(10);
    },
  );
});
