import { newId } from '@huiyin/kernel';
import type { Actor } from '@huiyin/identity';
import { anOutsider } from '@huiyin/testing';
import { type ABureau, aUnitRow, type Harness, organizationHarness } from './harness';

type Input = Record<string, unknown>;
interface Made {
  readonly id: string;
  readonly name: string;
}

describe('people, posts and logins', () => {
  let harness: Harness;
  let here: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
  });
  afterAll(() => harness.stop());

  const send = (actor: Actor, verb: string, type: string, input: Input, selection = 'id') =>
    harness.graph.as<Record<string, unknown>>(
      actor,
      `mutation ($input: ${type}!) { ${verb}(input: $input) { ${selection} } }`,
      { input },
    );
  const codeOf = ({ errors }: Awaited<ReturnType<typeof send>>) => errors?.[0]?.extensions['code'];
  const register = (people: Input[], actor = here.office) =>
    send(
      actor,
      'registerPeople',
      'RegisterPeopleInput',
      { unitId: here.organId, people },
      'id name unit { name } posts { kind validTo }',
    );
  const aPerson = async (name = '某丙') =>
    ((await register([{ name }])).data!['registerPeople'] as Made[])[0]!.id;
  const aUnit = () => aUnitRow(harness.rows, { bureauId: here.bureauId });
  const appoint = (input: Input, actor = here.office) =>
    send(
      actor,
      'appointPost',
      'AppointPostInput',
      { unitId: here.organId, from: '2026-03-01', ...input },
      'id kind validFrom validTo unit { name }',
    );
  const grant = (personId: string, login: string, actor = here.office) =>
    send(actor, 'grantAccess', 'GrantAccessInput', { personId, login }, 'id name');

  it('registers staff in the order given, each with the post of staff', async () => {
    const { data, errors } = await register([
      { name: '某  甲' },
      { name: '某乙', login: 'staff-2' },
    ]);
    expect(errors).toBeUndefined();
    const post = { kind: 'STAFF', validTo: null };
    expect(data!['registerPeople']).toMatchObject([
      { name: '某  甲', unit: { name: '局机关' }, posts: [post] },
      { name: '某乙', unit: { name: '局机关' }, posts: [post] },
    ]);
  });

  it('registers a thousand people at once, and refuses one more', async () => {
    const crowd = Array.from({ length: 1_001 }, (_, index) => ({ name: `众${index}` }));
    expect(codeOf(await register(crowd))).toBe('BAD_USER_INPUT');
    const { data } = await register(crowd.slice(1));
    expect(data!['registerPeople']).toHaveLength(1_000);
  });

  it('gives one login to one person, however many ask at the same time; the others are told', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => register([{ name: `同时${n}`, login: 'wanted-by-four' }])),
    );
    expect(answers.map(codeOf).sort()).toEqual([
      'LOGIN_TAKEN',
      'LOGIN_TAKEN',
      'LOGIN_TAKEN',
      undefined,
    ]);
    expect(
      await harness.rows(`SELECT 1 FROM account WHERE subject = 'wanted-by-four'`),
    ).toHaveLength(1);
    expect(await harness.rows(`SELECT 1 FROM person WHERE name LIKE '同时%'`)).toHaveLength(1);
  });

  it('refuses a list that gives one login to two people, a nameless person, a login that is none', async () => {
    expect(
      codeOf(
        await register([
          { name: '某', login: 'x1' },
          { name: '某', login: 'x1' },
        ]),
      ),
    ).toBe('LOGIN_LISTED_TWICE');
    for (const person of [
      { name: '  ' },
      { name: '' },
      { name: '名\0字' },
      { name: '某', login: 'no spaces' },
      { name: '长'.repeat(61) },
    ])
      expect(codeOf(await register([person]))).toBe('BAD_USER_INPUT');
    expect(codeOf(await register([]))).toBe('BAD_USER_INPUT');
  });

  it('appoints a principal, and no second one while the first is there', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    expect(
      (await appoint({ personId: first, kind: 'UNIT_PRINCIPAL', to: '2027-03-01' })).data![
        'appointPost'
      ],
    ).toMatchObject({
      kind: 'UNIT_PRINCIPAL',
      validFrom: '2026-03-01',
      validTo: '2027-03-01',
      unit: { name: '局机关' },
    });
    expect(
      codeOf(await appoint({ personId: second, kind: 'UNIT_PRINCIPAL', from: '2027-02-28' })),
    ).toBe('PRINCIPAL_ALREADY_APPOINTED');
    expect(
      codeOf(await appoint({ personId: second, kind: 'UNIT_PRINCIPAL', from: '2027-03-01' })),
    ).toBeUndefined();
  });

  it('refuses the same post twice at a time, also when four ask at once', async () => {
    const personId = await aPerson();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => appoint({ personId, kind: 'BODY_MEMBER' })),
    );
    expect(answers.map(codeOf).sort()).toEqual([
      'POST_OVERLAPS',
      'POST_OVERLAPS',
      'POST_OVERLAPS',
      undefined,
    ]);
  });

  it('ends a post, once and not later than it ended, so that a successor can come', async () => {
    const unitId = await aUnit();
    const [first, second] = [await aPerson(), await aPerson()];
    const { data } = await appoint({ personId: first, unitId, kind: 'UNIT_PRINCIPAL' });
    const { id } = data!['appointPost'] as Made;
    const end = (on: string, actor = here.office) =>
      send(actor, 'endPost', 'EndPostInput', { postId: id, on }, 'validTo');
    expect(codeOf(await end('2026-02-28'))).toBe('POST_ENDS_BEFORE_IT_BEGINS');
    expect(codeOf(await end('2026-06-01', anOutsider()))).toBe('POST_NOT_FOUND');
    expect((await end('2026-06-01')).data!['endPost']).toEqual({ validTo: '2026-06-01' });
    expect(codeOf(await end('2026-06-02'))).toBe('POST_ALREADY_ENDED');
    const successor = { personId: second, unitId, kind: 'UNIT_PRINCIPAL', from: '2026-06-01' };
    expect(codeOf(await appoint(successor))).toBeUndefined();
  });

  it('refuses a post that ends before it begins', async () => {
    const personId = await aPerson();
    expect(codeOf(await appoint({ personId, kind: 'DEPARTMENT_HEAD', to: '2026-02-01' }))).toBe(
      'POST_ENDS_BEFORE_IT_BEGINS',
    );
  });

  it('grants access once, says the same again, and refuses a second login or a taken one', async () => {
    const [one, other] = [await aPerson('某丁'), await aPerson()];
    expect((await grant(one, 'login-of-one')).data!['grantAccess']).toMatchObject({ name: '某丁' });
    expect(codeOf(await grant(one, 'login-of-one'))).toBeUndefined();
    expect(codeOf(await grant(one, 'another'))).toBe('PERSON_HAS_ANOTHER_LOGIN');
    expect(codeOf(await grant(other, 'login-of-one'))).toBe('LOGIN_TAKEN');
  });

  it('knows no unit and no person of another bureau', async () => {
    const outsider = anOutsider();
    const personId = await aPerson();
    expect(codeOf(await register([{ name: '外人' }], outsider))).toBe('UNIT_NOT_FOUND');
    expect(codeOf(await grant(personId, 'stolen', outsider))).toBe('PERSON_NOT_FOUND');
    expect(codeOf(await appoint({ personId, kind: 'STAFF' }, outsider))).toBe('PERSON_NOT_FOUND');
    const there = await harness.aBureau('乙市卫生局');
    expect(codeOf(await appoint({ personId, kind: 'STAFF', unitId: there.organId }))).toBe(
      'UNIT_NOT_FOUND',
    );
    expect(codeOf(await grant(newId(), 'nobody'))).toBe('PERSON_NOT_FOUND');
  });
});
