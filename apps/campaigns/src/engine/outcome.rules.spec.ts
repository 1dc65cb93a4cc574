import fc from 'fast-check';
import { aDefinition, aHolding, aRecord, aWorld, dutyOf, outcome } from '../../test/a-world';
import type { DutyOutcome, JudgedDuty } from './finding.rules';
import { dutyKey, parseDutyKey } from './finding.rules';
import { isOverdue, outcomeOn } from './outcome.rules';
import { verdictOn } from './verdict.rules';

const rule = (strength: string, more: object = {}) => ({
  ...{ strength, deadline: { on: '2014-03-10' } },
  ...{ test: { is: 'recorded', select: { record: 'meeting' } }, ...more },
});
const world = (
  strength = 'HARD',
  more: object = {},
  records = [] as ReturnType<typeof aRecord>[],
) =>
  aWorld({
    definition: aDefinition({ kinds: [{ key: 'meeting' }], rules: [rule(strength, more)] }),
    records,
  });

describe('the outcome on a day', () => {
  it('R000.15 a HARD duty past its day is not met, a SOFT one warns, advice is a hint and never late', () => {
    const on = (strength: string, day: string) => outcome(world(strength), day);
    expect(['HARD', 'SOFT', 'ADVICE'].map((strength) => on(strength, '2014-03-10'))).toEqual([
      'OPEN',
      'OPEN',
      'HINT',
    ]);
    expect(['HARD', 'SOFT', 'ADVICE'].map((strength) => on(strength, '2014-03-11'))).toEqual([
      'NOT_MET',
      'WARNING',
      'HINT',
    ]);
  });

  it('R000.15 tells late from in time by the day it happened, not by the day it was written down', () => {
    const held = (on: string) => outcome(world('HARD', {}, [aRecord('meeting', on)]), '2014-06-01');
    expect([held('2014-03-10'), held('2014-03-11')]).toEqual(['MET', 'MET_LATE']);
  });

  it('R001.7 a later day with a reason excuses, and in time by it is in time', () => {
    const extensions = [{ dutyKey: 'rule/hospital', dueOn: '2014-04-10', reason: 'flood' }];
    const excused = { ...world(), extensions };
    expect(outcome(excused, '2014-03-10')).toBe('OPEN');
    expect(outcome(excused, '2014-03-11')).toBe('EXCUSED');
    expect(outcome(excused, '2014-04-11')).toBe('NOT_MET');
    expect(dutyOf(excused)).toMatchObject({ dueOn: '2014-04-10', deadlineOn: '2014-03-10' });
    const met = { ...excused, records: [aRecord('meeting', '2014-04-10')] };
    expect(outcome(met, '2014-06-01')).toBe('MET');
  });

  it('a waiver holds until it expires', () => {
    const duty = dutyOf(world('SOFT'));
    const waiver = [{ expiresOn: '2014-04-01' }];
    expect(outcomeOn(duty, waiver, '2014-03-31')).toBe('WAIVED');
    expect(outcomeOn(duty, waiver, '2014-04-01')).toBe('WARNING');
    expect(outcomeOn(duty, [{ expiresOn: null }], '2020-01-01')).toBe('WAIVED');
    expect([isOverdue(duty, waiver, '2014-03-31'), isOverdue(duty, waiver, '2014-04-01')]).toEqual([
      false,
      true,
    ]);
  });

  it('R000.74 nothing is owed before its first day, which may wait for something', () => {
    const after = world('HARD', { deadline: 'none', notBefore: { after: 'campaign-end' } });
    expect(outcome(after, '2014-09-29')).toBe('NOT_YET_OWED');
    expect(outcome(after, '2014-09-30')).toBe('OPEN');
    const waits = world('HARD', {
      deadline: 'none',
      notBefore: { after: { first: { record: 'start' } } },
    });
    expect([dutyOf(waits).owedFrom, outcome(waits, '2014-09-30')]).toEqual([null, 'NOT_YET_OWED']);
    const begun = { ...waits, records: [aRecord('start', '2014-05-05')] };
    expect([outcome(begun, '2014-05-04'), outcome(begun, '2014-05-05')]).toEqual([
      'NOT_YET_OWED',
      'OPEN',
    ]);
  });

  it('is one of the ten for every duty there can be, and overdue only when not met or warning', () => {
    const all: DutyOutcome[] = [
      ...(['MET', 'MET_LATE', 'WAIVED', 'EXCUSED', 'OPEN'] as const),
      ...(['NOT_MET', 'WARNING', 'HINT', 'NOT_YET_OWED', 'LAPSED'] as const),
    ];
    const day = fc.option(fc.integer({ min: 10, max: 28 }).map((number) => `2014-05-${number}`));
    const anyDuty = fc.record({
      strength: fc.constantFrom('HARD' as const, 'SOFT' as const, 'ADVICE' as const),
      ...{ metOn: day, dueOn: day, deadlineOn: day, owedFrom: day, lapsedOn: day },
      missing: fc.constantFrom<JudgedDuty['missing']>(
        [],
        [{ what: 'forbidden', name: '', have: 1, need: 0, record: '' }],
      ),
    });
    const seen = new Set<DutyOutcome>();
    fc.assert(
      fc.property(anyDuty, fc.boolean(), (duty, isWaived) => {
        const waivers = isWaived ? [{ expiresOn: '2014-05-25' }] : [];
        const found = outcomeOn(duty, waivers, '2014-05-20');
        seen.add(found);
        if (isOverdue(duty, waivers, '2014-05-20')) expect(['NOT_MET', 'WARNING']).toContain(found);
      }),
      { numRuns: 3_000 },
    );
    expect([...seen].sort()).toEqual(all.sort());
  });
});

describe('the deadline', () => {
  const dueOn = (
    deadline: unknown,
    more: object = {},
    records: ReturnType<typeof aRecord>[] = [],
    links = {},
  ) =>
    dutyOf(
      aWorld({
        definition: aDefinition({
          rules: [{ deadline, ...more, test: { is: 'recorded', select: { record: 'meeting' } } }],
        }),
        ...{ records, links },
      }),
    ).dueOn;

  it('R000.15 is a day, a month-day of the campaign’s year, or the end of a month', () => {
    expect(dueOn({ on: '2014-03-10' })).toBe('2014-03-10');
    expect(dueOn({ onMonthDay: '03-10' })).toBe('2014-03-10');
    expect(dueOn({ onMonthDay: '02-29' })).toBe('2014-02-28');
    expect(dueOn({ endOf: '2014-02' })).toBe('2014-02-28');
    expect(dueOn('none')).toBeNull();
  });

  it('R003.156 is counted from the edges of campaign and link, and is none while these have no day', () => {
    expect(dueOn({ after: 'campaign-start', plus: { workingDays: 2 } })).toBe('2014-03-03');
    expect(dueOn({ before: 'campaign-end', by: { weeks: 1 } })).toBe('2014-09-23');
    const links = { study: { from: '2014-03-01', to: '2014-05-31' } };
    expect(dueOn({ before: { link: 'study', edge: 'end' } }, {}, [], links)).toBe('2014-05-31');
    expect(dueOn({ before: { link: 'study', edge: 'end' } })).toBeNull();
  });

  it('R000.21 R000.57 is counted from a record, first or newest, and moves with it', () => {
    const sessions = [aRecord('session', '2014-04-10'), aRecord('session', '2014-05-10')];
    expect(dueOn({ before: { first: { record: 'session' } }, by: { days: 7 } }, {}, sessions)).toBe(
      '2014-04-03',
    );
    expect(
      dueOn({ after: { newest: { record: 'session' } }, plus: { days: 7 } }, {}, sessions),
    ).toBe('2014-05-17');
    expect(
      dueOn({ after: { newest: { record: 'session' } }, plus: 'promptly' }, {}, sessions),
    ).toBe('2014-05-16');
    expect(dueOn({ before: { first: { record: 'session' } } })).toBeNull();
  });

  it('R004.7 of a recurring duty is the end of its period, or of the campaign before it', () => {
    const periods = { per: 'quarter' };
    const definition = aDefinition({
      rules: [{ ...periods, test: { is: 'recorded', select: { record: 'meeting' } } }],
    });
    const due = (key: string) => dutyOf(aWorld({ definition, endsOn: '2014-08-15' }), key).dueOn;
    expect(due('rule/hospital@2014-04-01')).toBe('2014-06-30');
    expect(due('rule/hospital@2014-07-01')).toBe('2014-08-15');
  });

  it('R004.10 of a yearly one names a day of its own year', () => {
    const definition = aDefinition({
      rules: [
        {
          ...{ per: 'year', deadline: { onMonthDay: '07-31' } },
          test: { is: 'recorded', select: { record: 'meeting' } },
        },
      ],
    });
    const standing = aWorld({ definition, startsOn: '2014-12-15', endsOn: null });
    expect(dutyOf(standing, 'rule/hospital@2015-01-01', '2015-02-01').dueOn).toBe('2015-07-31');
  });
});

describe('the verdict', () => {
  const definition = aDefinition({
    chains: [{ key: 'approval', steps: [{ key: 'approve', by: ['group'] }] }],
    roles: [
      { key: 'group', holders: ['supervision-leader', 'supervision-member'], at: 'supervision' },
    ],
    kinds: [
      { key: 'meeting', recordedBy: ['unit', 'office'] },
      { key: 'plan', chain: 'approval' },
      { key: 'appraisal', recordedBy: ['system'] },
      { key: 'reading', subject: 'person', recordedBy: ['self'] },
    ],
    rules: [
      rule('SOFT', { key: 'held' }),
      rule('HARD', { key: 'approved', test: { is: 'reviewed', select: { record: 'plan' } } }),
      rule('HARD', {
        key: 'filed',
        test: { is: 'filed', select: { record: 'plan' }, targets: ['city'] },
      }),
      rule('HARD', {
        key: 'appraised',
        answerable: ['group'],
        test: { is: 'recorded', select: { record: 'appraisal' } },
      }),
      rule('HARD', {
        key: 'read',
        owedBy: { each: 'person', role: 'group' },
        test: { is: 'recorded', select: { record: 'reading' } },
      }),
    ],
  });
  const on = (key: string, records: ReturnType<typeof aRecord>[] = [], today = '2014-03-11') => {
    const duty = dutyOf(aWorld({ definition, records }), `${key}/hospital`);
    const found = definition.duties.find((one) => one.key === key);
    return verdictOn(definition, found!, duty, [], today);
  };

  it('says the rule, the facts it read, what is missing and who can act', () => {
    expect(on('held')).toMatchObject({
      ...{ key: 'held/hospital', rule: 'held', strength: 'SOFT', outcome: 'WARNING' },
      ...{ wording: '某某要求。', reference: 'R000.1', sourceLines: 'L1', reads: [] },
      missing: [{ what: 'record', name: 'meeting', have: 0, need: 1 }],
      whoCanAct: ['unit-principal', 'unit-contact', 'campaign-office'],
    });
    expect(on('held').facts).toContainEqual({ name: 'dueOn', value: '2014-03-10' });
  });

  it('R000.14 once it is handed in, names the reviewers and no more the unit', () => {
    expect(on('approved').whoCanAct).toEqual(['unit-principal', 'unit-contact', 'campaign-office']);
    expect(on('approved', [aRecord('plan', '2014-03-01')]).whoCanAct).toEqual([
      'supervision-leader',
      'supervision-member',
    ]);
    expect(on('filed', [aRecord('plan', '2014-03-01')]).whoCanAct).toEqual([
      'unit-principal',
      'unit-contact',
      'campaign-office',
    ]);
  });

  it('R000.16 names whom the rule makes answerable where nobody writes the record by hand', () => {
    expect(on('appraised').whoCanAct).toEqual(['supervision-leader', 'supervision-member']);
  });

  it('asks nothing of anybody once it is met', () => {
    expect(on('held', [aRecord('meeting', '2014-03-09')])).toMatchObject({
      ...{ outcome: 'MET', missing: [], whoCanAct: [] },
    });
  });

  it('says that the holidays of the deadline’s year are not known yet', () => {
    const years = (startsOn: string) => {
      const later = aDefinition({
        rules: [rule('HARD', { deadline: { after: 'campaign-start', plus: { workingDays: 5 } } })],
      });
      const duty = dutyOf(aWorld({ definition: later, startsOn, endsOn: '2040-01-01' }));
      return verdictOn(later, later.duties[0]!, duty, [], startsOn).facts;
    };
    const assumed = { name: 'calendar', value: 'weekdays-assumed' };
    expect(years('2039-03-01')).toContainEqual(assumed);
    expect(years('2014-03-03')).not.toContainEqual(assumed);
  });

  it('R000.11 says how many days are still to go', () => {
    const lasting = aDefinition({
      kinds: [{ key: 'started' }],
      rules: [
        {
          strength: 'SOFT',
          test: { is: 'lasts', from: { record: 'started' }, atLeast: { days: 10 } },
        },
      ],
    });
    const duty = dutyOf(
      aWorld({ definition: lasting, records: [aRecord('started', '2014-03-01')] }),
    );
    const verdict = verdictOn(lasting, lasting.duties[0]!, duty, [], '2014-03-04');
    expect(verdict).toMatchObject({
      outcome: 'OPEN',
      missing: [{ what: 'span', name: 'days-to-go', need: 6, record: 'started' }],
    });
  });

  it('R000.58 makes the principal answer for who left while owing', () => {
    const owing = aDefinition({
      roles: [{ key: 'staff', holders: ['staff'] }],
      kinds: [{ key: 'reading', subject: 'person', recordedBy: ['self'] }],
      rules: [
        rule('HARD', {
          owedBy: { each: 'person', role: 'staff' },
          test: { is: 'recorded', select: { record: 'reading' } },
        }),
      ],
    });
    const holdings = [aHolding('wu', 'staff', { to: '2014-04-01' })];
    const duty = dutyOf(aWorld({ definition: owing, holdings }), 'rule/hospital/wu');
    expect(verdictOn(owing, owing.duties[0]!, duty, [], '2014-05-01')).toMatchObject({
      ...{ outcome: 'NOT_MET', leftWhileOwing: true, whoCanAct: ['unit-principal'] },
    });
  });

  it('R003.93 of any of several ways names the one that lacks least', () => {
    const either = aDefinition({
      rules: [
        rule('HARD', {
          test: {
            is: 'any',
            tests: [
              {
                is: 'all',
                tests: [
                  { is: 'recorded', select: { record: 'a' } },
                  { is: 'recorded', select: { record: 'b' } },
                ],
              },
              { is: 'recorded', select: { record: 'c' }, atLeast: 2 },
            ],
          },
        }),
      ],
    });
    const records = [aRecord('c', '2014-03-01')];
    expect(dutyOf(aWorld({ definition: either, records })).missing).toMatchObject([
      { name: 'c', have: 1, need: 2 },
    ]);
    const met = [...records, aRecord('a', '2014-03-02'), aRecord('b', '2014-03-05')];
    expect(dutyOf(aWorld({ definition: either, records: met })).metOn).toBe('2014-03-05');
  });
});

describe('keys', () => {
  it('are read back as they were made, people of a pair in order', () => {
    const id = fc.uuid();
    fc.assert(
      fc.property(
        id,
        fc.option(id),
        fc.option(id),
        fc.boolean(),
        (unitId, one, other, isYearly) => {
          const [personId = null, otherPersonId = null] = [one, other]
            .filter((person) => person !== null)
            .sort();
          const subject = {
            rule: 'r-1',
            unitId,
            personId,
            otherPersonId,
            period: isYearly ? '2014-01-01' : null,
          };
          expect(parseDutyKey(dutyKey(subject))).toEqual(subject);
        },
      ),
    );
    expect(parseDutyKey('nothing')).toBeNull();
    expect(
      dutyKey({ rule: 'r', unitId: 'u', personId: 'b', otherPersonId: 'a', period: null }),
    ).toBe('r/u/a+b');
  });
});
