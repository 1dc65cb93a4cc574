import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { type Made, PeopleOf } from './people';

const from = '2026-01-01';

describe('contact points, contacts and boxes', () => {
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

  const codes = async (answers: Promise<{ code: string | undefined }>[]) =>
    (await Promise.all(answers)).map(({ code }) => code).sort();
  const pair = (personId: string, unitId: string, more: object = {}) =>
    people.send('assignContactPoint', { personId, unitId, from, ...more });
  const phonesOf = async (unitId: string) => {
    const { unit } = await people.ask<{
      unit: {
        contacts: (Made & { phones: { kind: string; number: string; toVerify: boolean }[] })[];
      };
    }>('query ($id: ID!) { unit(id: $id) { contacts { id phones { kind number toVerify } } } }', {
      id: unitId,
    });
    return unit.contacts;
  };

  it('R002.5 pairs a leader with a unit once at a time, and tells the others', async () => {
    const leader = await people.person();
    expect(await codes([1, 2, 3].map(() => pair(leader, hospital)))).toEqual([
      'CONTACT_POINT_ALREADY_HELD',
      'CONTACT_POINT_ALREADY_HELD',
      undefined,
    ]);
    expect((await pair(leader, hospital, { kind: 'HUNG_POINT' })).code).toBeUndefined();
    const { person, unit } = await people.ask<{ person: object; unit: object }>(
      `query ($p: ID!, $u: ID!) { person(id: $p) { contactPoints { kind unit { id } } } unit(id: $u) { contactPoints { kind person { id } } } }`,
      { p: leader, u: hospital },
    );
    expect(person).toEqual({
      contactPoints: [
        { kind: 'CONTACT_POINT', unit: { id: hospital } },
        { kind: 'HUNG_POINT', unit: { id: hospital } },
      ],
    });
    expect(unit).toMatchObject({
      contactPoints: [{ person: { id: leader } }, { person: { id: leader } }],
    });
    expect((await people.holdings(leader)).map(({ role }) => role)).toEqual(
      expect.arrayContaining(['contact-point', 'hung-point']),
    );
  });

  it('ends a contact point once, however many ask; on the day before it still was one', async () => {
    const leader = await people.person();
    const { made } = await pair(leader, hospital);
    const end = () => people.send('endContactPoint', { contactPointId: made.id, on: '2026-06-01' });
    expect(await codes([1, 2, 3].map(end))).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
    const on = async (asOf: string) => {
      const { contactPoints } = await people.ask<{ contactPoints: Made[] }>(
        'query ($asOf: LocalDate) { contactPoints(first: 500, asOf: $asOf) { id } }',
        { asOf },
      );
      return contactPoints.some(({ id }) => id === made.id);
    };
    expect([await on('2026-05-31'), await on('2026-06-01')]).toEqual([true, false]);
  });

  it('R003.96 lets a principal pair leaders with the own departments only; both levels stand side by side', async () => {
    const department = await people.unit('内科', { kind: 'department', parentId: hospital });
    const other = await people.unit();
    const principal = anActor('unit-principal', { bureauId: here.bureauId, unitId: hospital });
    const personId = await people.person({ unitId: hospital });
    const assign = (unitId: string) =>
      people.refused('assignContactPoint', { personId, unitId, from }, principal);
    expect(await assign(department)).toBeUndefined();
    expect(await assign(other)).toBe('CONTACT_POINT_PLACE_NOT_FOUND');
    expect((await people.send('assignContactPoint', { personId, from })).code).toBe(
      'CONTACT_POINT_IS_ONE_PLACE',
    );
    const quota = await people.send(
      'setContactPointQuota',
      { least: 0, most: 9 },
      'least',
      principal,
    );
    expect(quota.code).toBe('FORBIDDEN');
  });

  it('R002.5 keeps the quota per bureau and per campaign, two to three where nothing is said', async () => {
    const campaignId = newId();
    const quota = async (id: string | null) => {
      const { contactPointQuota } = await people.ask<{
        contactPointQuota: { least: number; most: number };
      }>('query ($id: ID) { contactPointQuota(campaignId: $id) { least most } }', { id });
      return [contactPointQuota.least, contactPointQuota.most];
    };
    expect(await quota(null)).toEqual([2, 3]);
    const set = (input: object) =>
      people.send('setContactPointQuota', { least: 1, most: 2, ...input }, 'least');
    await Promise.all([1, 2, 3].map(() => set({})));
    expect(await quota(campaignId)).toEqual([1, 2]);
    await set({ campaignId, most: 5 });
    expect([await quota(campaignId), await quota(null)]).toEqual([
      [1, 5],
      [1, 2],
    ]);
    expect((await set({ least: 3 })).code).toBe('QUOTA_OUT_OF_ORDER');
    expect((await set({ leaderPosts: ['astronaut'] })).code).toBe('BAD_USER_INPUT');
  });

  it('appoints a contact with phones, mobile and landline; the same mobile of another contact is marked (R000.79)', async () => {
    const [unitId, other] = [await people.unit(), await people.unit()];
    const appoint = async (id: string, phones: string[]) =>
      people.send('appointUnitContact', {
        unitId: id,
        personId: await people.person(),
        phones,
        from,
      });
    expect(
      (await appoint(unitId, ['138 0001 2345', '88001041转12', '0571-8800104'])).code,
    ).toBeUndefined();
    expect((await phonesOf(unitId))[0]!.phones).toEqual([
      { kind: 'MOBILE', number: '13800012345', toVerify: false },
      { kind: 'LANDLINE', number: '88001041-12', toVerify: false },
      { kind: 'LANDLINE', number: '0571-8800104', toVerify: false },
    ]);
    await appoint(other, ['13800012345']);
    expect((await phonesOf(unitId))[0]!.phones[0]!.toVerify).toBe(true);
    const contactId = (await phonesOf(other))[0]!.id;
    await people.made('correctContactPhones', { contactId, phones: ['13800012346'] });
    expect((await phonesOf(unitId))[0]!.phones[0]!.toVerify).toBe(false);
    expect((await phonesOf(other))[0]!.phones).toMatchObject([{ number: '13800012346' }]);
    expect((await appoint(unitId, ['110'])).code).toBe('PHONE_NOT_READABLE');
    expect((await appoint(unitId, ['12345678901'])).code).toBe('PHONE_NOT_READABLE');
    expect((await appoint(unitId, ['1'])).code).toBe('BAD_USER_INPUT');
  });

  it('appoints one person once, ends it once, erases the numbers and announces both', async () => {
    const unitId = await people.unit();
    const personId = await people.person();
    const appoint = () =>
      people.send('appointUnitContact', { unitId, personId, phones: ['13800010001'], from });
    expect(await codes([1, 2, 3].map(appoint))).toEqual([
      'ALREADY_CONTACT_OF_UNIT',
      'ALREADY_CONTACT_OF_UNIT',
      undefined,
    ]);
    const contactId = (await phonesOf(unitId))[0]!.id;
    const correct = () =>
      people.send('correctContactPhones', { contactId, phones: ['13800010002', '13800010002'] });
    expect(await codes([correct(), correct(), correct()])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((await phonesOf(unitId))[0]!.phones).toHaveLength(1);
    const end = () => people.send('endUnitContact', { contactId, on: '2026-06-01' });
    expect(await codes([end(), end(), end()])).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
    expect(
      await harness.rows('SELECT 1 FROM contact_phone WHERE contact_id = $1', [contactId]),
    ).toEqual([]);
    expect((await correct()).code).toBe('CONTACT_NOT_FOUND');
    expect(await people.holdings(personId)).toContainEqual(
      expect.objectContaining({ role: 'unit-contact', unitId, to: '2026-06-01' }),
    );
    const department = await people.unit('外科', { kind: 'department', parentId: hospital });
    expect(
      await people.refused('appointUnitContact', {
        unitId: department,
        personId,
        phones: [],
        from,
      }),
    ).toBe('CONTACT_OF_A_UNIT_ONLY');
  });

  it('lets a contact correct its own unit’s numbers, not another unit’s, and appoint nobody', async () => {
    const [unitId, other] = [await people.unit(), await people.unit()];
    const personId = await people.person();
    for (const id of [unitId, other])
      await people.made('appointUnitContact', {
        unitId: id,
        personId,
        phones: ['13800010003'],
        from,
      });
    const contact = anActor('unit-contact', { bureauId: here.bureauId, unitId });
    const [own, theirs] = [(await phonesOf(unitId))[0]!.id, (await phonesOf(other))[0]!.id];
    const correct = (contactId: string) =>
      people.refused('correctContactPhones', { contactId, phones: ['13800010004'] }, contact);
    expect([await correct(own), await correct(theirs)]).toEqual([undefined, 'CONTACT_NOT_FOUND']);
    expect(await people.refused('endUnitContact', { contactId: own, on: from }, contact)).toBe(
      'FORBIDDEN',
    );
  });

  it('R001.27 registers a box with its place and who opens it, once under a name, and removes it once', async () => {
    const openedById = await people.person({ unitId: hospital });
    const register = () =>
      people.send('registerOpinionBox', {
        unitId: hospital,
        location: '门诊大厅',
        openedById,
        from,
      });
    expect(await codes([1, 2, 3].map(register))).toEqual([
      'BOX_ALREADY_THERE',
      'BOX_ALREADY_THERE',
      undefined,
    ]);
    const { unit } = await people.ask<{ unit: { opinionBoxes: [Made] } }>(
      'query ($id: ID!) { unit(id: $id) { opinionBoxes { id name location openedBy { id } } } }',
      { id: hospital },
    );
    expect(unit.opinionBoxes).toMatchObject([
      { name: '意见箱', location: '门诊大厅', openedBy: { id: openedById } },
    ]);
    const boxId = unit.opinionBoxes[0].id;
    const contact = anActor('unit-contact', {
      bureauId: here.bureauId,
      unitId: await people.unit(),
    });
    expect(await people.refused('removeOpinionBox', { boxId, on: '2026-06-01' }, contact)).toBe(
      'BOX_NOT_FOUND',
    );
    const remove = () => people.send('removeOpinionBox', { boxId, on: '2026-06-01' });
    expect(await codes([1, 2, 3].map(remove))).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
  });

  it('knows nothing of another bureau', async () => {
    const outsider = anOutsider();
    const personId = await people.person();
    const { made } = await pair(personId, hospital);
    await people.made('appointUnitContact', { unitId: hospital, personId, phones: [], from });
    const contactId = (await phonesOf(hospital))[0]!.id;
    const box = await people.made('registerOpinionBox', {
      unitId: hospital,
      name: '二号箱',
      location: '住院部',
      from,
    });
    const refused = (verb: string, input: Record<string, unknown>) =>
      people.refused(verb, input, outsider);
    expect(await refused('assignContactPoint', { personId, unitId: hospital, from })).toBe(
      'PERSON_NOT_FOUND',
    );
    expect(await refused('endContactPoint', { contactPointId: made.id, on: '2027-01-01' })).toBe(
      'CONTACT_POINT_NOT_FOUND',
    );
    const quota = await people.send(
      'setContactPointQuota',
      { least: 1, most: 1 },
      'least',
      outsider,
    );
    expect(quota.code).toBe('BUREAU_NOT_FOUND');
    expect(
      await refused('appointUnitContact', { unitId: hospital, personId, phones: [], from }),
    ).toBe('UNIT_NOT_FOUND');
    expect(await refused('endUnitContact', { contactId, on: '2027-01-01' })).toBe(
      'CONTACT_NOT_FOUND',
    );
    expect(await refused('correctContactPhones', { contactId, phones: [] })).toBe(
      'CONTACT_NOT_FOUND',
    );
    expect(await refused('registerOpinionBox', { unitId: hospital, location: '某处', from })).toBe(
      'UNIT_NOT_FOUND',
    );
    expect(await refused('removeOpinionBox', { boxId: box.id, on: '2027-01-01' })).toBe(
      'BOX_NOT_FOUND',
    );
    const { contactPoints } = await people.ask<{ contactPoints: Made[] }>(
      '{ contactPoints { id } }',
      {},
      outsider,
    );
    expect(contactPoints).toEqual([]);
  });
});
