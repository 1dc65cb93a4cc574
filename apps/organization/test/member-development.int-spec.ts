import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { type Made, PeopleOf } from './people';

const ballot = { eligible: 9, inFavour: 7, against: 1, abstained: 1 };

describe('R004.19 developing members', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  let unitId: string;
  let member: string;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
    unitId = await people.unit();
    member = await people.person({ unitId, isCpcMember: true });
  });
  afterAll(() => harness.stop());

  const apply = async () => {
    const personId = await people.person({ unitId });
    const input = { personId, target: 'FRONT_LINE_BACKBONE', on: '2026-03-01' };
    return { personId, id: (await people.made('applyForMembership', input)).id };
  };
  const recommended = async () => {
    const course = await apply();
    const input = { developmentId: course.id, recommenderIds: [member], on: '2026-03-05' };
    await people.made('recommendApplicant', input);
    return course;
  };
  const published = async () => {
    const course = await recommended();
    const input = { developmentId: course.id, on: '2026-03-10', until: '2026-03-17' };
    await people.made('publishNotice', input);
    return course;
  };
  const admitted = async () => {
    const course = await published();
    const step = { developmentId: course.id, on: '2026-03-20' };
    await people.made('voteOnAdmission', { ...step, ...ballot });
    await people.made('admitMember', { ...step, on: '2026-04-01' });
    return course;
  };
  const read = (id: string, fields: string) =>
    people
      .ask<{
        memberDevelopment: Record<string, unknown>;
      }>(`query ($id: ID!) { memberDevelopment(id: $id) { ${fields} } }`, { id })
      .then(({ memberDevelopment }) => memberDevelopment);

  it('keeps every step from the application to the admission, and makes a Party member on that day', async () => {
    const { id, personId } = await admitted();
    expect(
      await read(
        id,
        'state admittedOn recommendations { person { id } } steps { ordinal kind day stateAfter ballot { eligible inFavour } }',
      ),
    ).toEqual({
      state: 'ADMITTED',
      admittedOn: '2026-04-01',
      recommendations: [{ person: { id: member } }],
      steps: [
        [1, 'APPLIED', '2026-03-01', 'APPLICANT'],
        [2, 'RECOMMENDED', '2026-03-05', 'RECOMMENDED'],
        [3, 'PUBLISHED', '2026-03-10', 'PUBLIC_NOTICE'],
        [4, 'VOTED_FOR', '2026-03-20', 'BALLOT_VOTED'],
        [5, 'ADMITTED', '2026-04-01', 'ADMITTED'],
      ].map(([ordinal, kind, day, stateAfter]) => ({
        ordinal,
        kind,
        day,
        stateAfter,
        ballot: kind === 'VOTED_FOR' ? { eligible: 9, inFavour: 7 } : null,
      })),
    });
    const onDay = (asOf: string) =>
      people.ask('query ($p: ID!, $d: LocalDate) { person(id: $p, asOf: $d) { isCpcMember } }', {
        p: personId,
        d: asOf,
      });
    expect(await onDay('2026-03-31')).toEqual({ person: { isCpcMember: null } });
    expect(await onDay('2026-04-01')).toEqual({ person: { isCpcMember: true } });
  });

  it('traces a later problem to those who recommended, and to nobody of an earlier round', async () => {
    const earlier = await people.person({ unitId, isCpcMember: true });
    const { id } = await apply();
    const step = { developmentId: id };
    await people.made('recommendApplicant', {
      ...step,
      on: '2026-03-02',
      recommenderIds: [earlier],
    });
    await people.made('returnApplication', { ...step, on: '2026-03-03', note: '材料不全' });
    await people.made('recommendApplicant', {
      ...step,
      on: '2026-03-05',
      recommenderIds: [member],
    });
    const problem = { ...step, foundOn: '2027-01-10', summary: '收受财物' };
    expect(await people.refused('recordDevelopmentProblem', problem)).toBe('STEP_NOT_POSSIBLE');
    await people.made('publishNotice', { ...step, on: '2026-03-10', until: '2026-03-17' });
    await people.made('voteOnAdmission', { ...step, on: '2026-03-20', ...ballot });
    await people.made('admitMember', { ...step, on: '2026-04-01' });
    await people.made('recordDevelopmentProblem', problem);
    const traced = (recommenderId: string) =>
      people
        .ask<{
          recommendationsTraced: Made[];
        }>(
          'query ($r: ID!) { recommendationsTraced(recommenderId: $r) { id problems { foundOn summary } } }',
          { r: recommenderId },
        )
        .then(({ recommendationsTraced }) => recommendationsTraced);
    expect(await traced(member)).toEqual([
      { id, problems: [{ foundOn: '2027-01-10', summary: '收受财物' }] },
    ]);
    expect(await traced(earlier)).toEqual([]);
  });

  it('waits for objections: dismissed it goes on, upheld it goes back or stops', async () => {
    const { id } = await published();
    const step = { developmentId: id, on: '2026-03-18', note: '举报查证' };
    await people.made('objectToAdmission', { ...step, on: '2026-03-12' });
    const vote = { developmentId: id, on: '2026-03-18', ...ballot };
    expect(await people.refused('voteOnAdmission', vote)).toBe('OBJECTION_OPEN');
    await people.made('settleObjection', step);
    expect(await people.refused('settleObjection', step)).toBe('NO_OBJECTION_OPEN');
    expect((await people.made<{ state: string }>('voteOnAdmission', vote, 'state')).state).toBe(
      'BALLOT_VOTED',
    );
    const other = await published();
    await people.made('objectToAdmission', { ...step, developmentId: other.id });
    await people.made('settleObjection', { ...step, developmentId: other.id, upheld: 'STOP' });
    expect(await read(other.id, 'state openObjections')).toEqual({
      state: 'STOPPED',
      openObjections: 0,
    });
    // What has stopped may be begun anew.
    const again = { personId: other.personId, target: 'OTHER', on: '2026-06-01' };
    await people.made('applyForMembership', again);
  });

  it('takes every step once, however many ask', async () => {
    const { id } = await published();
    const vote = { developmentId: id, on: '2026-03-20', ...ballot };
    const codes = await Promise.all(
      [1, 2, 3, 4].map(() => people.refused('voteOnAdmission', vote)),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'STEP_NOT_POSSIBLE')).toHaveLength(3);
    const personId = await people.person({ unitId });
    const input = { personId, target: 'OTHER', on: '2026-03-01' };
    const applied = await Promise.all(
      [1, 2, 3].map(() => people.refused('applyForMembership', input)),
    );
    expect(applied.sort()).toEqual(['ALREADY_IN_DEVELOPMENT', 'ALREADY_IN_DEVELOPMENT', undefined]);
    expect(
      await harness.rows('SELECT 1 FROM member_development_step WHERE development_id = $1', [id]),
    ).toHaveLength(4);
  });

  it('refuses recommenders who are no members, the applicant, or named twice; and members who apply', async () => {
    const { id, personId } = await apply();
    const recommend = (recommenderIds: string[]) =>
      people.refused('recommendApplicant', { developmentId: id, on: '2026-03-05', recommenderIds });
    expect(await recommend([await people.person()])).toBe('RECOMMENDERS_NOT_FIT');
    expect(await recommend([personId])).toBe('RECOMMENDERS_NOT_FIT');
    expect(await recommend([member, member])).toBe('BAD_USER_INPUT');
    expect(await recommend([])).toBe('BAD_USER_INPUT');
    const application = { target: 'OTHER', on: '2026-03-01' };
    expect(await people.refused('applyForMembership', { ...application, personId: member })).toBe(
      'ALREADY_PARTY_MEMBER',
    );
    const nowhere = await people.person();
    await people.made('releasePerson', { personId: nowhere, on: '2026-02-01' });
    expect(await people.refused('applyForMembership', { ...application, personId: nowhere })).toBe(
      'WORKS_NOWHERE',
    );
  });

  it('keeps the record from being rewritten, by the application or past the machine', async () => {
    const { id } = await admitted();
    const { Client } = await import('pg');
    const client = new Client({ connectionString: harness.database.url });
    await client.connect();
    for (const change of [
      `UPDATE member_development_step SET note = 'x'`,
      'DELETE FROM member_development_step',
      'DELETE FROM member_recommendation',
      'DELETE FROM member_development',
      `UPDATE member_development_problem SET summary = 'x'`,
    ])
      await expect(client.query(change)).rejects.toThrow(/permission denied/);
    await client.end();
    await expect(
      harness.rows('UPDATE member_development SET open_objections = 1 WHERE id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'member_development_voted_without_objection' });
  });

  it('is the business of the unit and its office, of nobody next door', async () => {
    const { id, personId } = await recommended();
    const other = await people.unit();
    const own = anActor('unit-principal', { bureauId: here.bureauId, unitId });
    const elsewhere = anActor('unit-principal', { bureauId: here.bureauId, unitId: other });
    const query =
      'query ($id: ID!) { memberDevelopment(id: $id) { id } memberDevelopments { id } }';
    const seen = await people.ask<{ memberDevelopments: Made[] }>(query, { id }, own);
    expect(seen).toMatchObject({ memberDevelopment: { id } });
    for (const actor of [elsewhere, anOutsider()]) {
      expect(await people.ask(query, { id }, actor)).toEqual({
        memberDevelopment: null,
        memberDevelopments: [],
      });
      const step = { developmentId: id, on: '2026-05-01' };
      const noted = { ...step, note: '外单位' };
      for (const [verb, input] of [
        ['publishNotice', { ...step, until: '2026-05-20' }],
        ['objectToAdmission', noted],
        ['settleObjection', noted],
        ['voteOnAdmission', { ...step, ...ballot }],
        ['admitMember', step],
        ['returnApplication', noted],
        ['stopDevelopment', noted],
        ['recommendApplicant', { ...step, recommenderIds: [member] }],
        ['recordDevelopmentProblem', { developmentId: id, foundOn: '2027-01-01', summary: '问题' }],
      ] as const)
        expect([verb, await people.refused(verb, input, actor)]).toEqual([
          verb,
          'DEVELOPMENT_NOT_FOUND',
        ]);
      const application = { personId, target: 'OTHER', on: '2026-03-01' };
      expect(await people.refused('applyForMembership', application, actor)).toBe(
        'PERSON_NOT_FOUND',
      );
    }
  });

  it('reads five courses and fifty with the same number of statements', async () => {
    const count = async (first: number) => {
      harness.statements.length = 0;
      await people.ask(
        `{ memberDevelopments(first: ${first}) { person { name } unit { name } steps { kind } recommendations { person { name } } problems { summary } } }`,
      );
      return harness.statements.length;
    };
    await count(1); // the bureau's time zone is asked for once
    expect(await count(50)).toBe(await count(5));
  });
});
