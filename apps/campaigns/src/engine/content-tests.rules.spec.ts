import fc from 'fast-check';
import { aDefinition, aHolding, aRecord, aWorld, dutyOf } from '../../test/a-world';
import { compareShare, ratioOf, sum } from './exact.rules';

const world = (test: object, values: Record<string, never>) =>
  aWorld({
    definition: aDefinition({ rules: [{ test }] }),
    records: [aRecord('paper', '2014-06-01', { values })],
  });
const asked = (test: object, values: object) =>
  dutyOf(world(test, values as Record<string, never>));

describe('shares', () => {
  const half = {
    ...{ is: 'share', select: { record: 'paper' }, whole: { field: 'sections' }, atLeast: '50 %' },
    part: { field: 'sections', entries: ['four-winds', 'causes'] },
  };

  it('R000.43 four-winds problems and causes make up half of the text, counted by the length of its sections', () => {
    const sections = (fourWinds: number, causes: number, rest: number) => ({
      sections: { 'four-winds': fourWinds, causes, direction: rest },
    });
    expect(asked(half, sections(900, 600, 1500)).met).toBe(true);
    expect(asked(half, sections(900, 599, 1500)).missing).toEqual([
      { what: 'share', name: 'sections', have: '1499/2999', need: '>= 50 %', record: 'paper' },
    ]);
    expect(asked(half, { sections: {} }).met).toBe(false);
    expect(asked(half, {}).met).toBe(false);
  });

  const cap = {
    ...{ is: 'share', select: { record: 'paper' }, whole: { field: 'attendance' }, atMost: '1/5' },
    part: { field: 'attendance', entries: ['employees'] },
    unless: { field: 'all-staff', equals: true },
  };

  it('R002.13 employee representatives are at most one fifth, unless a small unit has all its staff there', () => {
    const attendance = (employees: number, others: number) => ({
      attendance: { employees, 'body-members': others },
    });
    expect(asked(cap, attendance(20, 80)).met).toBe(true);
    expect(asked(cap, attendance(21, 80)).met).toBe(false);
    expect(asked(cap, { ...attendance(21, 3), 'all-staff': true }).met).toBe(true);
    expect(asked(cap, { ...attendance(21, 3), 'all-staff': false }).met).toBe(false);
  });

  it('R002.13 one meeting over the cap is not made good by another under it', () => {
    const over = aRecord('paper', '2014-06-02', {
      values: { attendance: { employees: 3, others: 3 } },
    });
    const under = world(cap, { attendance: { employees: 1, others: 9 } } as never);
    expect(dutyOf(under).met).toBe(true);
    expect(dutyOf({ ...under, records: [...under.records, over] }).met).toBe(false);
  });

  it('R004.12 five per mille of the income of the year is met to the fen', () => {
    const funds = {
      ...{ is: 'share', select: { record: 'paper' }, part: { field: 'budget' } },
      ...{ whole: { field: 'income' }, atLeast: '5 ‰' },
    };
    expect(asked(funds, { budget: 123_456, income: 24_691_200 }).met).toBe(true);
    expect(asked(funds, { budget: 123_455, income: 24_691_200 }).met).toBe(false);
    expect(asked(funds, { budget: 0, income: 0 }).met).toBe(false);
  });

  it('are compared by cross-multiplication: a third of three times anything is a third', () => {
    expect(ratioOf('2.5 ‰')).toEqual({ numerator: 25, denominator: 10_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.integer({ min: 1, max: 97 }),
        (part, times) => {
          const ratio = ratioOf(`1/${times}`);
          expect(compareShare(part, part * times, ratio)).toBe(0);
          expect(compareShare(part, part * times + 1, ratio)).toBe(-1);
          expect(compareShare(part + 1, part * times, ratio)).toBe(1);
        },
      ),
    );
  });

  it('R003.74 hours add up as people add them', () => {
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(sum(Array<number>(10).fill(1.1))).toBe(11);
  });
});

describe('lengths', () => {
  it('R003.75 one reflection of 2 000 characters from each person, and a short one is told by how much', () => {
    const definition = aDefinition({
      kinds: [{ key: 'reflection', subject: 'person' }],
      roles: [{ key: 'staff', holders: ['staff'] }],
      rules: [
        {
          owedBy: { each: 'person', role: 'staff' },
          test: { is: 'length', select: { record: 'reflection' }, field: 'text', atLeast: 2000 },
        },
      ],
    });
    const wrote = (personId: string, text: number) =>
      aRecord('reflection', '2014-05-01', { personId, values: { text } });
    const both = aWorld({
      definition,
      holdings: [aHolding('li', 'staff'), aHolding('wang', 'staff')],
      records: [wrote('li', 1999), wrote('wang', 2000)],
    });
    expect(dutyOf(both, 'rule/hospital/li').missing).toEqual([
      { what: 'length', name: 'text', have: 1999, need: 2000, record: 'reflection' },
    ]);
    expect(dutyOf(both, 'rule/hospital/wang').met).toBe(true);
    const again = { ...both, records: [...both.records, wrote('li', 2100)] };
    expect(dutyOf(again, 'rule/hospital/li').met).toBe(true);
  });

  it('R003.100 can ask it of each section by itself', () => {
    const each = {
      ...{ is: 'length', select: { record: 'paper' }, field: 'sections', atLeast: 300 },
      entries: ['problems', 'causes'],
    };
    expect(asked(each, { sections: { problems: 500, causes: 299 } }).missing).toMatchObject([
      { name: 'causes', have: 299, need: 300 },
    ]);
    expect(asked(each, { sections: { problems: 500, causes: 300 } }).met).toBe(true);
  });
});

describe('coverage', () => {
  const groups = ['party-delegates', 'village-doctors', 'patients'];
  const definition = (more: object = {}) =>
    aDefinition({
      taxonomies: [{ key: 'sources', entries: groups }],
      kinds: [{ key: 'paper', fields: [{ is: 'counts', key: 'by-source', of: 'sources' }] }],
      rules: [{ test: { is: 'covers', select: { record: 'paper' }, field: 'by-source', ...more } }],
    });
  const heard = (on: string, counts: Record<string, number>) =>
    aRecord('paper', on, { values: { 'by-source': counts } });

  it('R001.23 every source group is heard, and the silent ones are named', () => {
    const some = aWorld({
      definition: definition(),
      records: [heard('2014-03-01', { 'party-delegates': 3, 'village-doctors': 0 })],
    });
    expect(dutyOf(some).missing.map(({ name, have }) => [name, have])).toEqual([
      ['village-doctors', 0],
      ['patients', 0],
    ]);
    const rest = heard('2014-03-20', { 'village-doctors': 1, patients: 12 });
    expect(dutyOf({ ...some, records: [rest, ...some.records] })).toMatchObject({
      met: true,
      metOn: '2014-03-20',
    });
  });

  it('can ask so many of each, or all in one and the same', () => {
    const records = [
      heard('2014-03-01', { 'party-delegates': 1, 'village-doctors': 2, patients: 2 }),
    ];
    expect(dutyOf(aWorld({ definition: definition({ each: 2 }), records })).missing).toMatchObject([
      { name: 'party-delegates', have: 1, need: 2 },
    ]);
    const split = [
      heard('2014-03-01', { 'party-delegates': 1, patients: 1 }),
      heard('2014-03-02', { 'village-doctors': 1 }),
    ];
    expect(dutyOf(aWorld({ definition: definition(), records: split })).met).toBe(true);
    expect(dutyOf(aWorld({ definition: definition({ inOne: true }), records: split })).met).toBe(
      false,
    );
  });
});
