import { type DutyFacts, verdictOn } from './verdict.rules';

function facts(more: Partial<DutyFacts> = {}): DutyFacts {
  return {
    ...{ key: 'k', strength: 'HARD', wording: '要求', reference: 'R000.14', sourceLines: 'L45' },
    ...{
      state: 'DUE',
      fulfilment: 'record',
      meetingKind: null,
      requiredItems: [],
      submittedItems: [],
    },
    ...{ dueOn: '2014-03-10', settledOn: null, note: null },
    ...more,
  };
}

describe('a verdict', () => {
  it.each([
    ['HARD', '2014-03-10', 'OPEN'],
    ['HARD', '2014-03-11', 'NOT_MET'],
    ['SOFT', '2014-03-11', 'WARNING'],
    ['ADVICE', '2014-03-11', 'HINT'],
  ] as const)('on a %s duty, on %s, is %s', (strength, today, outcome) => {
    expect(verdictOn(facts({ strength }), today).outcome).toBe(outcome);
  });

  it('R000.14 says what is missing and who can act: the unit first, then the supervision group', () => {
    const duty = { fulfilment: 'approval', requiredItems: ['plan', 'speech-draft'] } as const;
    const before = verdictOn(facts({ ...duty, submittedItems: ['plan'] }), '2014-03-01');
    expect(before).toMatchObject({
      rule: 'k',
      wording: '要求',
      reference: 'R000.14',
      missing: ['speech-draft', 'supervision-approval'],
      whoCanAct: ['unit-principal', 'unit-contact'],
    });
    expect(before.facts).toContainEqual({ name: 'submittedItems', value: 'plan' });
    const after = verdictOn(
      facts({ ...duty, submittedItems: ['plan', 'speech-draft'] }),
      '2014-03-01',
    );
    expect(after.missing).toEqual(['supervision-approval']);
    expect(after.whoCanAct).toContain('supervision-leader');
    expect(after.whoCanAct).not.toContain('unit-principal');
  });

  it('R000.15 R000.16 names the meeting and the appraisal that are waited for', () => {
    expect(
      verdictOn(facts({ fulfilment: 'meeting', meetingKind: 'mobilization' }), '2014-03-01')
        .missing,
    ).toEqual(['meeting:mobilization']);
    const appraisal = verdictOn(facts({ fulfilment: 'appraisal' }), '2014-03-01');
    expect(appraisal.missing).toEqual(['published-appraisal']);
    expect(appraisal.whoCanAct).toEqual([
      'supervision-leader',
      'supervision-member',
      'supervision-liaison',
    ]);
  });

  it('lets the office act where a SOFT duty could be waived', () => {
    const { whoCanAct } = verdictOn(
      facts({ strength: 'SOFT', fulfilment: 'appraisal' }),
      '2014-03-01',
    );
    expect(whoCanAct).toContain('campaign-office');
  });

  it('on a settled duty misses nothing and asks nobody', () => {
    const met = verdictOn(facts({ state: 'FULFILLED', settledOn: '2014-03-09' }), '2014-04-01');
    expect(met).toMatchObject({ outcome: 'MET', missing: [], whoCanAct: [] });
    const waived = verdictOn(facts({ state: 'WAIVED', note: '洪水' }), '2014-04-01');
    expect(waived.outcome).toBe('WAIVED');
    expect(waived.facts).toContainEqual({ name: 'waiverReason', value: '洪水' });
  });
});
