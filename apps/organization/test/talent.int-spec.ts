import { newId } from '@huiyin/kernel';
import { anOutsider } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

describe('talent, reserve cadres and secretaries', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  const from = '2026-01-01';

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
  });
  afterAll(() => harness.stop());

  const atOnce = async (verb: string, input: Record<string, unknown>) =>
    (await Promise.all([1, 2, 3].map(() => people.refused(verb, input)))).sort();
  const list = (name: string) => ({ name, level: 'PROVINCIAL', targetCount: 10, from });

  it('R004.23 keeps talent lists with their targets and who stands on them when', async () => {
    const { id: listId } = await people.made('openTalentList', list('333'));
    const personId = await people.person({ name: '人才某' });
    const { id } = await people.made('enterTalent', { listId, personId, from: '2026-03-01' });
    const entries = (asOf: string) =>
      people.ask<{ talentLists: object[] }>(
        `query ($d: LocalDate) { talentLists(asOf: $d) { name level targetCount entries { person { name } } } }`,
        { d: asOf },
      );
    const whole = { name: '333', level: 'PROVINCIAL', targetCount: 10 };
    expect(await entries('2026-02-28')).toEqual({ talentLists: [{ ...whole, entries: [] }] });
    expect(await entries('2026-03-01')).toEqual({
      talentLists: [{ ...whole, entries: [{ person: { name: '人才某' } }] }],
    });
    await people.made('endTalentEntry', { entryId: id, on: '2026-06-01' });
    expect(await entries('2026-06-01')).toEqual({ talentLists: [{ ...whole, entries: [] }] });
    const again = { entryId: id, on: '2026-06-01' };
    expect(await people.refused('endTalentEntry', again)).toBe('SPAN_ALREADY_ENDED');
    const early = { listId, personId, from: '2025-12-31' };
    expect(await people.refused('enterTalent', early)).toBe('TALENT_LIST_NOT_FOUND');
  });

  it('R004.23 has one list of a name, one entry and one reserve of a person at a time, however many ask', async () => {
    expect(await atOnce('openTalentList', list('169'))).toEqual([
      'TALENT_LIST_NAMED_ALREADY',
      'TALENT_LIST_NAMED_ALREADY',
      undefined,
    ]);
    const { id: listId } = await people.made('openTalentList', list('另一'));
    const personId = await people.person();
    const once = ['ALREADY_ON_THE_LIST', 'ALREADY_ON_THE_LIST', undefined];
    expect(await atOnce('enterTalent', { listId, personId, from })).toEqual(once);
    const reserve = {
      personId,
      forLevel: 'UNIT_DEPUTY',
      education: 'MASTER',
      specialty: '护理管理',
      ageBand: 'UNDER_40',
      from,
    };
    expect(await atOnce('nameReserveCadre', reserve)).toEqual(once);
    const { reserveCadres } = await people.ask<{ reserveCadres: { id: string }[] }>(
      '{ reserveCadres(forLevel: UNIT_DEPUTY, asOf: "2026-05-01") { id education specialty ageBand person { name } } }',
    );
    expect(reserveCadres).toMatchObject([
      { education: 'MASTER', specialty: '护理管理', ageBand: 'UNDER_40', person: { name: '某某' } },
    ]);
    const end = { reserveId: reserveCadres[0]!.id, on: '2026-06-01' };
    expect(await atOnce('endReserve', end)).toEqual([
      'SPAN_ALREADY_ENDED',
      'SPAN_ALREADY_ENDED',
      undefined,
    ]);
  });

  it('R004.13 R004.24 knows how secretaries were found and which were not trained in a year', async () => {
    const { id: postId, personId } = await people.post('BRANCH_SECRETARY', {
      unitId: await people.unit(),
    });
    await people.post('PARTY_PRINCIPAL', { unitId: await people.unit() });
    const selection = { postId, method: 'OPEN_RECOMMENDATION_DIRECT_ELECTION', on: from };
    expect(await atOnce('recordSecretarySelection', selection)).toEqual([
      'SELECTION_RECORDED_ALREADY',
      'SELECTION_RECORDED_ALREADY',
      undefined,
    ]);
    const member = await people.post('BODY_MEMBER', { unitId: await people.unit() });
    expect(
      await people.refused('recordSecretarySelection', { ...selection, postId: member.id }),
    ).toBe('NO_SECRETARY_POST');
    const training = {
      personId,
      form: 'ROTATION',
      topic: '基层党务',
      on: '2026-04-01',
      halfDays: 6,
    };
    expect(await atOnce('recordSecretaryTraining', training)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const secretaries = (year: number, more = '') =>
      people
        .ask<{
          secretaries: object[];
        }>(
          `{ secretaries(year: ${year}${more}) { selectedBy lastTrainedOn trainings person { id } unit { id } } }`,
        )
        .then(({ secretaries: found }) => found);
    expect(await secretaries(2026)).toMatchObject([
      { selectedBy: null, lastTrainedOn: null, trainings: 0 },
      {
        selectedBy: 'OPEN_RECOMMENDATION_DIRECT_ELECTION',
        lastTrainedOn: '2026-04-01',
        trainings: 1,
        person: { id: personId },
      },
    ]);
    expect(await secretaries(2026, ', untrainedOnly: true')).toHaveLength(1);
    expect(await secretaries(2025)).toEqual([]);
    const { secretaryTrainings } = await people.ask<{ secretaryTrainings: object[] }>(
      'query ($p: ID!) { secretaryTrainings(personId: $p) { form topic halfDays } }',
      { p: personId },
    );
    expect(secretaryTrainings).toEqual([{ form: 'ROTATION', topic: '基层党务', halfDays: 6 }]);
  });

  it('R004.20 records what was done for a member, once', async () => {
    const personId = await people.person();
    const care = { personId, kind: 'ASSISTANCE', on: '2026-05-01', summary: '困难党员走访慰问' };
    expect(await atOnce('recordCare', care)).toEqual([undefined, undefined, undefined]);
    const { careRecords } = await people.ask<{ careRecords: object[] }>(
      'query ($p: ID!) { careRecords(personId: $p) { kind givenOn summary } }',
      { p: personId },
    );
    expect(careRecords).toEqual([
      { kind: 'ASSISTANCE', givenOn: '2026-05-01', summary: '困难党员走访慰问' },
    ]);
  });

  it('is closed to the office next door', async () => {
    const outsider = anOutsider();
    const { id: listId } = await people.made('openTalentList', list('外人看不见'));
    const personId = await people.person();
    const { id: postId } = await people.post('BRANCH_SECRETARY', { unitId: await people.unit() });
    const asked: [string, Record<string, unknown>, string][] = [
      ['enterTalent', { listId, personId, from }, 'PERSON_NOT_FOUND'],
      ['endTalentEntry', { entryId: newId(), on: from }, 'TALENT_ENTRY_NOT_FOUND'],
      ['endReserve', { reserveId: newId(), on: from }, 'TALENT_ENTRY_NOT_FOUND'],
      ['recordSecretarySelection', { postId, method: 'COMPETITION', on: from }, 'POST_NOT_FOUND'],
      [
        'recordSecretaryTraining',
        { personId, form: 'ROTATION', topic: '党务', on: from, halfDays: 1 },
        'PERSON_NOT_FOUND',
      ],
      ['recordCare', { personId, kind: 'CARE', on: from, summary: '走访' }, 'PERSON_NOT_FOUND'],
    ];
    for (const [verb, input, code] of asked)
      expect([verb, await people.refused(verb, input, outsider)]).toEqual([verb, code]);
    const found = await people.ask<Record<string, unknown[]>>(
      `query ($p: ID!) { talentLists { id } reserveCadres { id } secretaries(year: 2026) { trainings }
        careRecords(personId: $p) { id } secretaryTrainings(personId: $p) { id } }`,
      { p: personId },
      outsider,
    );
    expect(Object.values(found).flat()).toEqual([]);
  });

  it('reads few and many with the same number of statements', async () => {
    const count = async () => {
      harness.statements.length = 0;
      await people.ask(
        '{ talentLists { entries { person { name } } } reserveCadres { person { name } } secretaries(year: 2026) { person { name } unit { name } } }',
      );
      return harness.statements.length;
    };
    const { id: listId } = await people.made('openTalentList', list('五十人'));
    for (let n = 0; n < 5; n += 1)
      await people.made('enterTalent', { listId, personId: await people.person(), from });
    await count();
    const few = await count();
    for (let n = 0; n < 45; n += 1)
      await people.made('enterTalent', { listId, personId: await people.person(), from });
    expect(await count()).toBe(few);
  });
});
