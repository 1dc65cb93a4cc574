import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { postKinds } from '../src/post/post-kinds.rules';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

interface Led {
  kind: string;
  isActing: boolean;
  person: { id: string };
  standsInFor: { id: string } | null;
}

describe('posts over time', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
  });
  afterAll(() => harness.stop());

  const ledBy = (id: string, line: string, asOf: string) =>
    people
      .ask<{
        unit: { principal: Led | null };
      }>(
        `query ($id: ID!, $d: LocalDate) { unit(id: $id, asOf: $d) { principal(line: ${line}) { kind isActing person { id } standsInFor { id } } } }`,
        { id, d: asOf },
      )
      .then(({ unit }) => unit.principal);

  it('has every kind of requirements §5.1 as data with its titles', async () => {
    const { postKinds: titles } = await people.ask<{ postKinds: { kind: string; zh: string }[] }>(
      '{ postKinds { kind zh en } }',
    );
    expect(titles.map(({ kind }) => kind.toLowerCase().replaceAll('_', '-'))).toEqual(postKinds);
    for (const { kind } of titles) await people.post(kind, { unitId: await people.unit() });
  });

  it('R003.80 R003.110 lets a Party secretary and a president lead together, R002.41 each in the own line', async () => {
    const unitId = await people.unit();
    const secretary = await people.post('PARTY_PRINCIPAL', { unitId });
    const president = await people.post('ADMINISTRATIVE_PRINCIPAL', { unitId });
    expect((await ledBy(unitId, 'PARTY', '2026-05-01'))!.person.id).toBe(secretary.personId);
    expect((await ledBy(unitId, 'ADMINISTRATIVE', '2026-05-01'))!.person.id).toBe(
      president.personId,
    );
    const personId = await people.person();
    const again = (kind: string) =>
      people.refused('appointPost', { personId, unitId, kind, from: '2026-06-01' });
    expect(await again('PARTY_PRINCIPAL')).toBe('PRINCIPAL_ALREADY_APPOINTED');
    expect(await again('UNIT_PRINCIPAL')).toBe('PRINCIPAL_ALREADY_APPOINTED');
  });

  it('R000.58 R003.77 names the one principal of a small unit whichever line is asked for, none before the first', async () => {
    const unitId = await people.unit();
    const { personId } = await people.post('ADMINISTRATIVE_PRINCIPAL', { unitId });
    expect((await ledBy(unitId, 'PARTY', '2026-05-01'))!.person.id).toBe(personId);
    expect(await ledBy(unitId, 'PARTY', '2025-12-31')).toBeNull();
  });

  it('R003.37 has one director a department, several in a unit without departments told', async () => {
    const unitId = await people.unit();
    const department = await people.unit(undefined, { kind: 'department', parentId: unitId });
    const head = await people.post('DEPARTMENT_HEAD', { unitId: department });
    expect((await ledBy(department, 'PARTY', '2026-05-01'))!.person.id).toBe(head.personId);
    const personId = await people.person();
    const appoint = (place: string) =>
      people.refused('appointPost', {
        personId,
        unitId: place,
        kind: 'DEPARTMENT_HEAD',
        from: '2026-05-01',
      });
    expect(await appoint(department)).toBe('SEAT_TAKEN');
    await people.post('DEPARTMENT_HEAD', { unitId });
    expect(await appoint(unitId)).toBeUndefined();
    const { unit } = await people.ask<{ unit: { posts: { kind: string }[] } }>(
      'query ($id: ID!) { unit(id: $id) { posts(kinds: [DEPARTMENT_HEAD]) { kind person { name } unit { id } } } }',
      { id: unitId },
    );
    expect(unit.posts).toHaveLength(3);
  });

  it('R003.110 has one secretary a branch, and refuses a Party organisation nobody knows', async () => {
    const unitId = await people.unit();
    const branch = newId();
    await harness.rows('INSERT INTO party_organisation (id, bureau_id) VALUES ($1, $2)', [
      branch,
      here.bureauId,
    ]);
    await harness.rows(
      `INSERT INTO party_organisation_version (id, bureau_id, organisation_id, kind, name, name_key, valid_from)
       VALUES (gen_random_uuid(), $1, $2, 'branch', '第一支部', '第一支部', '2020-01-01')`,
      [here.bureauId, branch],
    );
    const post = await people.post('BRANCH_SECRETARY', { unitId, partyOrganisationId: branch });
    const input = {
      personId: await people.person(),
      unitId,
      kind: 'BRANCH_SECRETARY',
      from: '2026-05-01',
    };
    const secretary = () =>
      people
        .ask<{
          partyOrganisation: { secretary: Led };
        }>(
          'query ($id: ID!) { partyOrganisation(id: $id, asOf: "2026-05-01") { secretary { kind isActing person { id } standsInFor { id } } } }',
          { id: branch },
        )
        .then(({ partyOrganisation }) => partyOrganisation.secretary);
    expect(await secretary()).toMatchObject({ isActing: false, person: { id: post.personId } });
    const acting = { ...input, partyOrganisationId: branch, absentPostId: post.id };
    await people.made('appointActing', acting);
    expect(await secretary()).toMatchObject({
      isActing: true,
      person: { id: input.personId },
      standsInFor: { id: post.personId },
    });
    expect(await people.refused('appointPost', { ...input, partyOrganisationId: branch })).toBe(
      'SEAT_TAKEN',
    );
    expect(await people.refused('appointPost', { ...input, partyOrganisationId: newId() })).toBe(
      'POST_PLACE_UNKNOWN',
    );
  });

  it('§7.51 R004.31 lets a deputy act while the principal is on leave, and says for whom', async () => {
    const unitId = await people.unit();
    const principal = await people.post('UNIT_PRINCIPAL', { unitId });
    const deputy = await people.person();
    const acting = {
      personId: deputy,
      unitId,
      kind: 'UNIT_PRINCIPAL',
      absentPostId: principal.id,
      from: '2026-05-01',
      to: '2026-07-01',
    };
    const { id } = await people.made('appointActing', acting);
    expect(await ledBy(unitId, 'PARTY', '2026-05-01')).toEqual({
      kind: 'UNIT_PRINCIPAL',
      isActing: true,
      person: { id: deputy },
      standsInFor: { id: principal.personId },
    });
    expect((await ledBy(unitId, 'PARTY', '2026-04-30'))!.person.id).toBe(principal.personId);
    await people.made('endActing', { actingId: id, on: '2026-06-01' }, 'validTo');
    expect((await ledBy(unitId, 'PARTY', '2026-06-01'))!.isActing).toBe(false);
    expect(await people.holdings(deputy)).toContainEqual(
      expect.objectContaining({ holdingId: id, role: 'unit-principal', to: '2026-06-01' }),
    );
  });

  it('§7.51 refuses to act for oneself, for a post of other days or another chair, and twice at a time', async () => {
    const unitId = await people.unit();
    const principal = await people.post('UNIT_PRINCIPAL', { unitId, to: '2026-09-01' });
    const head = await people.post('DEPARTMENT_HEAD', { unitId });
    const personId = await people.person();
    const acting = {
      personId,
      unitId,
      kind: 'UNIT_PRINCIPAL',
      from: '2026-05-01',
      to: '2026-06-01',
    };
    const refused = (more: object) => people.refused('appointActing', { ...acting, ...more });
    expect(await refused({ absentPostId: principal.id, personId: principal.personId })).toBe(
      'ACTS_FOR_ONESELF',
    );
    expect(await refused({ absentPostId: principal.id, to: '2026-09-02' })).toBe(
      'HOLDER_NOT_ABSENT_THEN',
    );
    expect(await refused({ absentPostId: head.id })).toBe('HOLDER_NOT_ABSENT_THEN');
    expect(await refused({ absentPostId: newId() })).toBe('HOLDER_NOT_ABSENT_THEN');
    expect(await refused({})).toBe('SEAT_NOT_VACANT');
    expect(await refused({ kind: 'BODY_MEMBER' })).toBe('ACTING_NEEDS_A_SEAT');
    const codes = await Promise.all(
      [1, 2, 3, 4].map(() => refused({ absentPostId: principal.id })),
    );
    expect(codes.sort()).toEqual([
      'ACTING_OVERLAPS',
      'ACTING_OVERLAPS',
      'ACTING_OVERLAPS',
      undefined,
    ]);
  });

  it('§7.51 fills a vacant chair: whoever acted stops on the day the new principal begins', async () => {
    const unitId = await people.unit();
    const deputy = await people.person();
    await people.made('appointActing', {
      personId: deputy,
      unitId,
      kind: 'UNIT_PRINCIPAL',
      from: '2026-03-01',
    });
    expect((await ledBy(unitId, 'PARTY', '2026-04-01'))!.person.id).toBe(deputy);
    const { personId } = await people.post('UNIT_PRINCIPAL', { unitId, from: '2026-05-01' });
    expect((await ledBy(unitId, 'PARTY', '2026-04-30'))!.person.id).toBe(deputy);
    expect(await ledBy(unitId, 'PARTY', '2026-05-01')).toMatchObject({
      isActing: false,
      person: { id: personId },
    });
    expect(await people.holdings(deputy)).toContainEqual(
      expect.objectContaining({ role: 'unit-principal', to: '2026-05-01' }),
    );
  });

  it('keeps a vacancy and an appointment apart when both are said at once', async () => {
    const unitId = await people.unit();
    const [deputy, principal] = [await people.person(), await people.person()];
    const seat = { unitId, kind: 'UNIT_PRINCIPAL', from: '2026-05-01' };
    await Promise.all([
      people.send('appointActing', { ...seat, personId: deputy }),
      people.send('appointPost', { ...seat, personId: principal }),
    ]);
    expect(await ledBy(unitId, 'PARTY', '2026-05-01')).toMatchObject({ person: { id: principal } });
  });

  it('R000.58 takes back a post recorded by mistake: it counts as never held, once and for all', async () => {
    const unitId = await people.unit();
    const post = await people.post('UNIT_PRINCIPAL', { unitId });
    const input = { postId: post.id, reason: '录入错误' };
    expect(await Promise.all([1, 2, 3].map(() => people.refused('voidPost', input)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await ledBy(unitId, 'PARTY', '2026-05-01')).toBeNull();
    expect(await people.refused('endPost', { postId: post.id, on: '2026-06-01' })).toBe(
      'POST_IS_VOID',
    );
    expect(await people.holdings(post.personId)).toContainEqual(
      expect.objectContaining({ holdingId: post.id, voided: true }),
    );
    await people.post('UNIT_PRINCIPAL', { unitId });
  });

  it('R002.15 R002.21 knows who left the body in the last years, and shows it to the own unit only', async () => {
    const unitId = await people.unit();
    const leave = async (from: string, on: string, kind = 'BODY_MEMBER') => {
      const post = await people.post(kind, { unitId, from });
      await people.made('endPost', { postId: post.id, on });
      return post.id;
    };
    const lately = await leave('2015-01-01', '2025-06-01');
    const earlier = await leave('2015-01-01', '2022-06-01');
    await leave('2015-01-01', '2019-06-01');
    await leave('2015-01-01', '2025-06-01', 'HEAD_NURSE');
    await people.post('BODY_MEMBER', { unitId });
    const query =
      'query ($u: ID!) { formerPosts(unitId: $u, kinds: [BODY_MEMBER], since: "2021-01-01") { id person { name } } }';
    const own = anActor('unit-principal', { bureauId: here.bureauId, unitId });
    const { formerPosts } = await people.ask<{ formerPosts: { id: string }[] }>(query, {
      u: unitId,
    });
    expect(formerPosts.map(({ id }) => id)).toEqual([lately, earlier]);
    expect(await people.ask<{ formerPosts: unknown[] }>(query, { u: unitId }, own)).toMatchObject({
      formerPosts: [{ id: lately }, { id: earlier }],
    });
    const other = anActor('unit-principal', { bureauId: here.bureauId, unitId: here.organId });
    for (const actor of [other, anOutsider()])
      expect(await people.ask(query, { u: unitId }, actor)).toEqual({ formerPosts: [] });
  });

  it('lets nobody of the office appoint himself, to a post or to act', async () => {
    const unitId = await people.unit();
    const { personId } = await people.post('CAMPAIGN_OFFICE');
    const self = anActor('campaign-office', { bureauId: here.bureauId, personId });
    const input = { personId, unitId, kind: 'UNIT_PRINCIPAL', from: '2026-05-01' };
    expect(await people.refused('appointPost', input, self)).toBe('OWN_APPOINTMENT');
    expect(await people.refused('appointActing', input, self)).toBe('OWN_APPOINTMENT');
    expect(await people.refused('revokeAccess', { personId }, self)).toBe('OWN_ACCESS_REVOKED');
  });

  it('is closed to the office next door', async () => {
    const unitId = await people.unit();
    const post = await people.post('UNIT_PRINCIPAL', { unitId });
    const personId = await people.person();
    const outsider = anOutsider();
    const asked: [string, Record<string, unknown>, string][] = [
      ['voidPost', { postId: post.id, reason: '外人' }, 'POST_NOT_FOUND'],
      ['endPost', { postId: post.id, on: '2026-06-01' }, 'POST_NOT_FOUND'],
      [
        'appointActing',
        { personId, unitId, kind: 'UNIT_PRINCIPAL', from: '2026-05-01' },
        'PERSON_NOT_FOUND',
      ],
      ['endActing', { actingId: newId(), on: '2026-06-01' }, 'ACTING_NOT_FOUND'],
    ];
    for (const [verb, input, code] of asked)
      expect([verb, await people.refused(verb, input, outsider)]).toEqual([verb, code]);
  });
});
