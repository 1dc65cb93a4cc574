import { newId } from '@huiyin/kernel';
import type { Actor } from '@huiyin/identity';
import { anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

interface Ids {
  readonly id: string;
}

describe('supervision groups kept by hand', () => {
  let harness: Harness;
  let here: ABureau;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await importRoster(harness, here.office);
  });
  afterAll(() => harness.stop());

  const send = async (mutation: string, input: object, selection = 'id', actor = here.office) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await harness.graph.as<Record<string, never>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`,
      { input },
    );
    return { node: data?.[mutation] as never, code: errors?.[0]?.extensions['code'], errors };
  };
  const ask = async <T>(query: string, variables = {}, actor: Actor = here.office): Promise<T> => {
    const { data, errors } = await harness.graph.as(actor, query, variables);
    expect(errors).toBeUndefined();
    return data as T;
  };
  const aGroup = async (number: number): Promise<string> =>
    ((await send('establishSupervisionGroup', { number, from: '2026-01-01' })).node as Ids).id;
  const aPerson = async (name = '某人'): Promise<string> => {
    const input = { unitId: here.organId, name };
    return ((await send('registerPerson', input)).node as Ids).id;
  };
  const aUnit = async (): Promise<string> => {
    const { units } = await ask<{ units: (Ids & { unitType: string })[] }>(
      '{ units(first: 1000) { id unitType } }',
    );
    return units.find(({ unitType }) => unitType !== 'bureau-organ')!.id;
  };
  const holdings = (personId: string) =>
    harness.rows(
      `SELECT event->'data'->>'role' AS role, event->'data'->>'to' AS "to", (event->'data'->>'voided')::boolean AS voided
       FROM events.outbox_message WHERE event->>'type' = 'organization.role-held.v1'
         AND event->'data'->>'personId' = $1 ORDER BY seq`,
      [personId],
    );
  const atOnce = async (times: number, act: () => Promise<{ code: unknown }>) =>
    (await Promise.all(Array.from({ length: times }, act))).map(({ code }) => code).sort();

  it('R000.72 sets up a group, its number once at a time, however many ask', async () => {
    const establish = () =>
      send('establishSupervisionGroup', { number: 12, from: '2026-01-01' }, 'id number label');
    expect(await atOnce(4, establish)).toEqual([
      'SUPERVISION_GROUP_NUMBER_TAKEN',
      'SUPERVISION_GROUP_NUMBER_TAKEN',
      'SUPERVISION_GROUP_NUMBER_TAKEN',
      undefined,
    ]);
    const { supervisionGroups } = await ask<{ supervisionGroups: object[] }>(
      '{ supervisionGroups { number label validFrom validTo } }',
    );
    expect(supervisionGroups).toContainEqual({
      number: 12,
      label: '第十二组',
      validFrom: '2026-01-01',
      validTo: null,
    });
  });

  it('R000.77 appoints one leader and one ★, names what to do about a second one, and announces each holding', async () => {
    const groupId = await aGroup(20);
    const [leader, liaison, third] = [await aPerson(), await aPerson(), await aPerson()];
    const appoint = (personId: string, more: object = {}) =>
      send('appointToSupervisionGroup', {
        groupId,
        personId,
        role: 'MEMBER',
        from: '2026-01-01',
        ...more,
      });
    expect((await appoint(leader, { role: 'LEADER' })).errors).toBeUndefined();
    expect(await atOnce(3, () => appoint(liaison, { isLiaison: true }))).toHaveLength(3);
    const second = await appoint(third, { role: 'LEADER', from: '2030-01-01' });
    expect(second.code).toBe('SUPERVISION_GROUP_HAS_LEADER');
    expect(second.errors![0]!.message).toContain('第二十组');
    expect((await appoint(third, { isLiaison: true })).code).toBe('SUPERVISION_GROUP_HAS_LIAISON');
    expect((await appoint(leader)).code).toBe('ALREADY_IN_SUPERVISION_GROUP');
    expect((await appoint(newId())).code).toBe('PERSON_NOT_FOUND');
    expect((await appoint(third, { from: '2025-12-31' })).code).toBe(
      'SUPERVISION_GROUP_NOT_IN_FORCE',
    );
    expect((await holdings(leader)).at(-1)).toEqual({
      role: 'supervision-leader',
      to: null,
      voided: false,
    });
    expect((await holdings(liaison)).map((one) => one['role'])).toEqual(
      expect.arrayContaining(['supervision-member', 'supervision-liaison']),
    );
    const { supervisionGroup } = await ask<{ supervisionGroup: object }>(
      `query ($id: ID!) { supervisionGroup(id: $id) { memberships { role isLiaison person { id } } } }`,
      { id: groupId },
    );
    expect(supervisionGroup).toEqual({
      memberships: [
        { role: 'LEADER', isLiaison: false, person: { id: leader } },
        { role: 'MEMBER', isLiaison: true, person: { id: liaison } },
      ],
    });
  });

  it('lets nobody supervise who works in the campaign office on those days, and says so', async () => {
    const groupId = await aGroup(27);
    const personId = await aPerson();
    const post = { personId, unitId: here.organId, kind: 'CAMPAIGN_OFFICE' };
    await send('appointPost', { ...post, from: '2026-06-01', to: '2026-09-01' });
    const appoint = (from: string, to?: string) =>
      send('appointToSupervisionGroup', { groupId, personId, role: 'MEMBER', from, to });
    expect((await appoint('2026-08-31')).code).toBe('SUPERVISOR_WORKS_IN_OFFICE');
    expect((await appoint('2026-01-01', '2026-06-02')).code).toBe('SUPERVISOR_WORKS_IN_OFFICE');
    expect((await appoint('2026-09-01')).code).toBeUndefined();
  });

  it('ends a membership once, forward only, so that a successor can come; a slip is taken back', async () => {
    const groupId = await aGroup(21);
    const [first, second] = [await aPerson(), await aPerson()];
    const lead = (personId: string, from: string) =>
      send(
        'appointToSupervisionGroup',
        { groupId, personId, role: 'LEADER', from },
        'memberships { id }',
      );
    const { node } = await lead(first, '2026-01-01');
    const [{ id: membershipId }] = (node as { memberships: [Ids] }).memberships;
    const end = (on: string) => send('endSupervisionMembership', { membershipId, on });
    expect((await end('2025-12-31')).code).toBe('SPAN_ENDS_BEFORE_IT_BEGINS');
    expect(await atOnce(4, () => end('2026-06-01'))).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
    expect((await lead(second, '2026-06-01')).code).toBeUndefined();
    expect((await end('2026-01-01')).code).toBeUndefined();
    expect((await holdings(first)).at(-1)).toEqual({
      role: 'supervision-leader',
      to: '2026-01-01',
      voided: true,
    });
    const leaderOn = async (asOf: string) => {
      const { supervisionGroup } = await ask<{ supervisionGroup: { leader: Ids | null } }>(
        `query ($id: ID!, $asOf: LocalDate) { supervisionGroup(id: $id, asOf: $asOf) { leader { id } } }`,
        { id: groupId, asOf },
      );
      return supervisionGroup.leader?.id ?? null;
    };
    expect(await leaderOn('2026-05-31')).toBeNull();
    expect(await leaderOn('2026-06-01')).toBe(second);
  });

  it('R000.77 hands a unit to another group from a day on, once, however many ask; before that day the old one has it', async () => {
    const [unitId, groupId] = [await aUnit(), await aGroup(22)];
    const before = await ask<{ unit: { supervisionGroup: Ids } }>(
      'query ($id: ID!) { unit(id: $id) { supervisionGroup { id } } }',
      { id: unitId },
    );
    const hand = () =>
      send('assignSupervision', { unitId, groupId, intensity: 'SPOT_CHECK', from: '2099-03-01' });
    expect(await atOnce(4, hand)).toEqual([undefined, undefined, undefined, undefined]);
    const on = (asOf: string) =>
      ask<{ unit: { supervisionGroup: Ids } }>(
        'query ($id: ID!, $asOf: LocalDate) { unit(id: $id, asOf: $asOf) { supervisionGroup { id } } }',
        { id: unitId, asOf },
      ).then(({ unit }) => unit.supervisionGroup.id);
    expect(await on('2099-02-28')).toBe(before.unit.supervisionGroup.id);
    expect(await on('2099-03-01')).toBe(groupId);
    const told = await harness.rows(
      `SELECT event->'data'->>'supervisionGroupId' AS "group", event->'data'->>'from' AS "from", event->'data'->>'to' AS "to"
       FROM events.outbox_message WHERE event->>'type' = 'organization.supervision-assigned.v1'
         AND event->'data'->>'unitId' = $1 ORDER BY seq DESC LIMIT 2`,
      [unitId],
    );
    expect(told).toEqual(
      expect.arrayContaining([
        { group: groupId, from: '2099-03-01', to: null },
        expect.objectContaining({ group: before.unit.supervisionGroup.id, to: '2099-03-01' }),
      ]),
    );
    // Something in between would have to end what is planned: that is said, not guessed.
    const other = await aGroup(23);
    const between = await send('assignSupervision', { unitId, groupId: other, from: '2098-01-01' });
    expect(between.code).toBe('SUPERVISION_ALREADY_PLANNED');
    expect((await send('endSupervision', { unitId, on: '2098-01-01' })).code).toBeUndefined();
    expect((await send('endSupervision', { unitId, on: '2098-01-01' })).code).toBe(
      'UNIT_NOT_SUPERVISED',
    );
  });

  it('R002.4 keeps with each unit how it is supervised', async () => {
    const [unitId, groupId] = [await aUnit(), await aGroup(24)];
    await send('assignSupervision', {
      unitId,
      groupId,
      intensity: 'SPOT_CHECK',
      from: '2097-02-01',
    });
    const { supervisionGroup } = await ask<{ supervisionGroup: object }>(
      `query ($id: ID!) { supervisionGroup(id: $id, asOf: "2097-02-01") { assignments { intensity validFrom unit { id contacts { id } } } } }`,
      { id: groupId },
    );
    expect(supervisionGroup).toMatchObject({
      assignments: [{ intensity: 'SPOT_CHECK', validFrom: '2097-02-01', unit: { id: unitId } }],
    });
  });

  it('dissolves a group once, with memberships and assignments, planned ones included', async () => {
    const groupId = await aGroup(25);
    const [unitId, personId] = [await aUnit(), await aPerson()];
    await send('appointToSupervisionGroup', {
      groupId,
      personId,
      role: 'LEADER',
      from: '2026-01-01',
    });
    await send('assignSupervision', { unitId, groupId, from: '2097-03-01' });
    const dissolve = () => send('dissolveSupervisionGroup', { groupId, on: '2026-02-01' });
    expect(await atOnce(3, dissolve)).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
    expect((await holdings(personId)).at(-1)).toMatchObject({ to: '2026-02-01', voided: false });
    const left = await harness.rows(
      `SELECT 1 FROM supervision_assignment WHERE group_id = $1 AND (valid_to IS NULL OR valid_to > valid_from)`,
      [groupId],
    );
    expect(left).toEqual([]);
    expect(
      (await send('establishSupervisionGroup', { number: 25, from: '2026-02-01' })).code,
    ).toBeUndefined();
  });

  it('knows no group, membership or unit of another bureau', async () => {
    const groupId = await aGroup(26);
    const [unitId, personId] = [await aUnit(), await aPerson()];
    const outsider = anOutsider();
    const asOutsider = (mutation: string, input: object) =>
      send(mutation, input, 'id', outsider).then(({ code }) => code);
    expect(await asOutsider('dissolveSupervisionGroup', { groupId, on: '2026-02-01' })).toBe(
      'SUPERVISION_GROUP_NOT_FOUND',
    );
    const appointment = { groupId, personId, role: 'MEMBER', from: '2026-01-01' };
    expect(await asOutsider('appointToSupervisionGroup', appointment)).toBe(
      'SUPERVISION_GROUP_NOT_FOUND',
    );
    expect(await asOutsider('assignSupervision', { unitId, groupId, from: '2026-01-01' })).toBe(
      'UNIT_NOT_FOUND',
    );
    expect(await asOutsider('endSupervision', { unitId, on: '2026-01-01' })).toBe('UNIT_NOT_FOUND');
    const [membership] = await harness.rows<Ids>('SELECT id FROM supervision_membership LIMIT 1');
    expect(
      await asOutsider('endSupervisionMembership', {
        membershipId: membership!.id,
        on: '2027-01-01',
      }),
    ).toBe('SUPERVISION_MEMBERSHIP_NOT_FOUND');
    // Of no bureau the outsider knows: a group of its own would need one.
    expect(
      await asOutsider('establishSupervisionGroup', { number: 1, from: '2026-01-01' }),
    ).toBeDefined();
  });
});
