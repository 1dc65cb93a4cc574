import { newId } from '@huiyin/kernel';
import type { Actor } from '@huiyin/identity';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, aCityOfficial, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

interface Ids {
  readonly id: string;
}

describe('the directory', () => {
  let harness: Harness;
  let here: ABureau;
  let there: ABureau;
  let hospital: Ids;
  let bloodCentre: Ids;
  let groupTwo: Ids & { units: Ids[]; leader: Ids };

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    there = await harness.aBureau('乙市卫生局');
    await importRoster(harness, here.office);
    await importRoster(harness, there.office);
    const { data } = await harness.graph.as<{ supervisionGroups: (typeof groupTwo)[] }>(
      here.office,
      '{ supervisionGroups { id leader { id } units { id name } } }',
    );
    [hospital] = data!.supervisionGroups[0]!.units as [Ids];
    groupTwo = data!.supervisionGroups[1]!;
    bloodCentre = groupTwo.units[1]!;
  });
  afterAll(() => harness.stop());

  const ask = async <T>(actor: Actor, query: string, variables = {}): Promise<T> => {
    const { data, errors } = await harness.graph.as<Record<string, unknown>>(
      actor,
      query,
      variables,
    );
    expect(errors).toBeUndefined();
    return data as T;
  };
  const phonesOf = (actor: Actor, unitId: string) =>
    ask<{ unit: { contacts: { phones: { number: string; isMasked: boolean }[] }[] } }>(
      actor,
      'query ($id: ID!) { unit(id: $id) { contacts { phones { number isMasked } } } }',
      { id: unitId },
    ).then(({ unit }) => unit.contacts[0]!.phones);
  const audits = () => harness.rows('SELECT bureau_id, person_id, unit_id FROM phone_read_audit');

  it('shows the office its whole bureau and nothing of the next one', async () => {
    const { units } = await ask<{ units: Ids[] }>(here.office, '{ units(first: 1000) { id } }');
    const own = await harness.rows<Ids>('SELECT id FROM unit WHERE bureau_id = $1', [
      here.bureauId,
    ]);
    expect(units.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(units).toHaveLength(22);
  });

  it('shows a supervision group its own units only (R000.77)', async () => {
    const unitIds = groupTwo.units.map(({ id }) => id);
    const leader = anActor('supervision-leader', {
      bureauId: here.bureauId,
      groupId: groupTwo.id,
      unitIds,
    });
    const { units, supervisionGroups } = await ask<{ units: Ids[]; supervisionGroups: Ids[] }>(
      leader,
      '{ units { id } supervisionGroups { id } }',
    );
    expect(units.map(({ id }) => id).sort()).toEqual([...unitIds].sort());
    expect(supervisionGroups).toEqual([{ id: groupTwo.id }]);
    expect(
      await ask(leader, 'query ($id: ID!) { unit(id: $id) { id } }', { id: hospital.id }),
    ).toEqual({ unit: null });
  });

  it('shows a unit itself and its group, but not the other units of the group', async () => {
    const contact = anActor('unit-contact', { bureauId: here.bureauId, unitId: bloodCentre.id });
    expect(
      await ask(
        contact,
        '{ units { name supervisionGroup { number leader { name } units { name } } } }',
      ),
    ).toEqual({
      units: [
        {
          name: '市中心血站',
          supervisionGroup: {
            number: 2,
            leader: { name: '吴己甲' },
            units: [{ name: '市中心血站' }],
          },
        },
      ],
    });
  });

  it('shows the city level the names of its bureaus and no row of them', async () => {
    const [{ city_id } = { city_id: '' }] = await harness.rows<{ city_id: string }>(
      'SELECT city_id FROM bureau WHERE id = $1',
      [here.bureauId],
    );
    const official = newId();
    await harness.rows(`INSERT INTO city_official VALUES ($1, $2, '市级某某', 'city-of-test')`, [
      official,
      city_id,
    ]);
    const answer = await ask(
      aCityOfficial(official),
      '{ bureaus { id name areaCode } me { name bureau { id } roles { role } } }',
    );
    expect(answer).toEqual({
      bureaus: [{ id: here.bureauId, name: '甲市卫生局', areaCode: null }],
      me: { name: '市级某某', bureau: null, roles: [{ role: 'CITY_OFFICE' }] },
    });
    expect(await ask(aCityOfficial(), '{ bureaus { id } }')).toEqual({ bureaus: [] });
  });

  it('tells somebody who they are and where', async () => {
    const leader = anActor('supervision-leader', {
      bureauId: here.bureauId,
      personId: groupTwo.leader.id,
      groupId: groupTwo.id,
      unitIds: groupTwo.units.map(({ id }) => id),
    });
    expect(
      await ask(
        leader,
        '{ me { name bureau { name } roles { role supervisionGroup { number } unit { id } } } }',
      ),
    ).toEqual({
      me: {
        name: '吴己甲',
        bureau: { name: '甲市卫生局' },
        roles: [{ role: 'SUPERVISION_LEADER', supervisionGroup: { number: 2 }, unit: null }],
      },
    });
  });

  it('R000.81 shows phones to the office, the group and the unit, and writes down who saw whose', async () => {
    const unitIds = groupTwo.units.map(({ id }) => id);
    const { bureauId } = here;
    const readers = [
      here.office,
      anActor('supervision-liaison', { bureauId, groupId: groupTwo.id, unitIds }),
      anActor('unit-principal', { bureauId, unitId: bloodCentre.id }),
    ];
    for (const reader of readers) {
      await harness.rows('DELETE FROM phone_read_audit');
      expect(await phonesOf(reader, bloodCentre.id)).toEqual([
        { number: '13800010074', isMasked: false },
      ]);
      expect(await audits()).toEqual([
        { bureau_id: bureauId, person_id: reader.personId, unit_id: bloodCentre.id },
      ]);
    }
  });

  it('R000.81 masks phones for staff and for a department head, and has nothing to write down', async () => {
    await harness.rows('DELETE FROM phone_read_audit');
    for (const role of ['staff', 'department-head'] as const) {
      const reader = anActor(role, { bureauId: here.bureauId, unitId: bloodCentre.id });
      expect(await phonesOf(reader, bloodCentre.id)).toEqual([
        { number: '138****0074', isMasked: true },
      ]);
    }
    expect(await audits()).toEqual([]);
  });

  it('R000.81 shows no number when it cannot be written down', async () => {
    await harness.rows('REVOKE INSERT ON phone_read_audit FROM organization_app');
    const answer = await harness.graph.as(
      here.office,
      'query ($id: ID!) { unit(id: $id) { contacts { phones { number } } } }',
      { id: hospital.id },
    );
    await harness.rows('GRANT INSERT ON phone_read_audit TO organization_app');
    expect(answer.errors?.[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(answer)).not.toContain('13800010000');
  });

  it('answers the outsider as if nothing were there, through every root field', async () => {
    const outsider = anOutsider();
    const variables = {
      unit: hospital.id,
      person: groupTwo.leader.id,
      group: groupTwo.id,
      bureau: here.bureauId,
    };
    expect(
      await ask(
        outsider,
        `query ($unit: ID!, $person: ID!, $group: ID!, $bureau: ID!) {
           units { id } unit(id: $unit) { id } person(id: $person) { id } people(unitId: $unit) { id }
           supervisionGroups { id } supervisionGroup(id: $group) { id } selfSupervisionRisks { isLiaison }
           bureau(id: $bureau) { id } bureaus { id } rosterImport(id: $unit) { id } me { name bureau { id } } }`,
        variables,
      ),
    ).toEqual({
      units: [],
      unit: null,
      person: null,
      people: [],
      supervisionGroups: [],
      supervisionGroup: null,
      selfSupervisionRisks: [],
      bureau: null,
      bureaus: [],
      rosterImport: null,
      me: { name: null, bureau: null },
    });
  });

  it('answers _entities by the same scope: outsider, anonymous and city level find nothing', async () => {
    const { Actor } = await import('@huiyin/identity');
    const references = [
      ['Unit', hospital.id],
      ['Person', groupTwo.leader.id],
      ['SupervisionGroup', groupTwo.id],
      ['Bureau', here.bureauId],
    ] as const;
    for (const [__typename, id] of references) {
      expect(await harness.graph.entity(here.office, { __typename, id }, 'id')).toEqual({ id });
      for (const stranger of [anOutsider(), Actor.anonymous(), aCityOfficial(), there.office])
        expect(await harness.graph.entity(stranger, { __typename, id }, 'id')).toBeNull();
    }
  });

  it('takes what is no id for something that is not there', async () => {
    expect(
      await ask(
        here.office,
        '{ unit(id: "1; DROP TABLE unit") { id } people(unitId: "x") { id } rosterImport(id: "x") { id } }',
      ),
    ).toEqual({
      unit: null,
      people: [],
      rosterImport: null,
    });
  });
});
