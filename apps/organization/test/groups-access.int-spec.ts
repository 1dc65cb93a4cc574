import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { type Made, PeopleOf } from './people';

interface Member {
  readonly role: string;
  readonly source: string;
  readonly membershipId: string | null;
  readonly person: Made;
}

const from = '2026-01-01';

describe('who keeps and who sees a group', () => {
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
  const appoint = (groupId: string, personId: string, role: string, more: object = {}) =>
    people.send('appointToGroup', { groupId, personId, role, from, ...more });
  const membersOf = async (id: string, asOf: string | null = null): Promise<Member[]> => {
    const { group } = await people.ask<{ group: { members: Member[] } }>(
      `query ($id: ID!, $asOf: LocalDate) { group(id: $id, asOf: $asOf) { members { role source membershipId person { id } } } }`,
      { id, asOf },
    );
    return group.members;
  };

  it('lets a unit keep its own groups and those of its departments, not the bureau’s, not another unit’s', async () => {
    const department = await people.unit('内科', { kind: 'department', parentId: hospital });
    const other = await people.unit();
    const contact = anActor('unit-contact', { bureauId: here.bureauId, unitId: hospital });
    const establish = (input: object) =>
      people.refused(
        'establishGroup',
        { kind: 'TASK_TEAM', name: `某队${(names.next += 1)}`, from, ...input },
        contact,
      );
    expect(await establish({ unitId: hospital })).toBeUndefined();
    expect(await establish({ unitId: department })).toBeUndefined();
    expect(await establish({ unitId: other })).toBe('GROUP_PLACE_NOT_FOUND');
    expect(await establish({})).toBe('GROUP_PLACE_NOT_FOUND');
    const groupId = await aGroup('TASK_TEAM', { unitId: other });
    const personId = await people.person();
    const asContact = (verb: string, input: Record<string, unknown>) =>
      people.refused(verb, input, contact);
    expect(await asContact('appointToGroup', { groupId, personId, role: 'MEMBER', from })).toBe(
      'GROUP_NOT_FOUND',
    );
    expect(await asContact('dissolveGroup', { groupId, on: '2026-06-01' })).toBe('GROUP_NOT_FOUND');
    const { groups } = await people.ask<{ groups: { id: string }[] }>(
      '{ groups(first: 500) { id } }',
      {},
      contact,
    );
    expect(groups.map(({ id }) => id)).not.toContain(groupId);
    expect(groups.length).toBeGreaterThan(1);
  });

  it('knows no group of another bureau, whatever is asked of it', async () => {
    const outsider = anOutsider();
    const groupId = await aGroup('LEADING_GROUP');
    const personId = await people.person();
    await appoint(groupId, personId, 'MEMBER');
    const [{ membershipId }] = (await membersOf(groupId)) as [Member];
    await people.made('giveGroupSubject', { groupId, unitId: hospital, from });
    await people.made('exceptFromGroup', {
      groupId,
      personId: await people.person(),
      reason: '长期病假',
      from,
    });
    const { group } = await people.ask<{ group: { subjects: [Made]; exceptions: [Made] } }>(
      'query ($id: ID!) { group(id: $id) { subjects { id } exceptions { id } } }',
      { id: groupId },
    );
    const asOutsider = (verb: string, input: Record<string, unknown>) =>
      people.refused(verb, input, outsider);
    const on = '2026-06-01';
    expect(await asOutsider('dissolveGroup', { groupId, on })).toBe('GROUP_NOT_FOUND');
    expect(await asOutsider('appointToGroup', { groupId, personId, role: 'MEMBER', from })).toBe(
      'GROUP_NOT_FOUND',
    );
    expect(await asOutsider('endGroupMembership', { membershipId, on })).toBe(
      'GROUP_MEMBERSHIP_NOT_FOUND',
    );
    expect(await asOutsider('composeGroup', { groupId, rules: [], from })).toBe('GROUP_NOT_FOUND');
    expect(await asOutsider('setDutyList', { groupId, duties: [], from })).toBe('GROUP_NOT_FOUND');
    expect(await asOutsider('exceptFromGroup', { groupId, personId, reason: '无', from })).toBe(
      'GROUP_NOT_FOUND',
    );
    expect(await asOutsider('endGroupException', { exceptionId: group.exceptions[0].id, on })).toBe(
      'GROUP_EXCEPTION_NOT_FOUND',
    );
    expect(await asOutsider('giveGroupSubject', { groupId, unitId: hospital, from })).toBe(
      'GROUP_NOT_FOUND',
    );
    expect(await asOutsider('endGroupSubject', { subjectId: group.subjects[0].id, on })).toBe(
      'GROUP_SUBJECT_NOT_FOUND',
    );
    expect(await asOutsider('mergeStudyGroups', { groupId, unitIds: [hospital], from })).toBe(
      'GROUP_NOT_FOUND',
    );
    expect(
      await asOutsider('establishGroup', { kind: 'TASK_TEAM', name: '某', unitId: hospital, from }),
    ).toBeDefined();
    expect(
      await people.ask('query ($id: ID!) { group(id: $id) { id } }', { id: groupId }, outsider),
    ).toEqual({ group: null });
    const { groups } = await people.ask<{ groups: Made[] }>(
      '{ groups(first: 500) { id } }',
      {},
      outsider,
    );
    expect(groups).toEqual([]);
    const entities = await people.ask<{ _entities: unknown[] }>(
      'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      { r: [{ __typename: 'Group', id: groupId }] },
      outsider,
    );
    expect(entities._entities).toEqual([null]);
  });
});
