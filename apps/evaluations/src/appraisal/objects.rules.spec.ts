import fc from 'fast-check';
import { type Candidate, isLessThanAYear, judgeObjects } from './objects.rules';
import { TargetKind } from './target-kind.rules';

const kinds = Object.values(TargetKind);
const bodies: readonly TargetKind[] = [TargetKind.LEADING_BODY, TargetKind.ORGANISATION_BODY];

const aCandidate = (over: Partial<Candidate> = {}): Candidate => ({
  ...{ kind: TargetKind.MEMBER, label: '甲同志', personId: null, isNonCpc: false },
  ...{ transferredOutOn: null, leftOutBecause: null, ...over },
});

const day = fc
  .date({ min: new Date('2012-01-01'), max: new Date('2016-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyCandidate = fc.record<Candidate>({
  kind: fc.constantFrom(...kinds),
  label: fc.constant('某同志'),
  personId: fc.option(fc.uuid(), { nil: null }),
  isNonCpc: fc.boolean(),
  transferredOutOn: fc.option(day, { nil: null }),
  leftOutBecause: fc.option(fc.constant('借调在外'), { nil: null }),
});

const one = (over: Partial<Candidate>, onDay = '2014-03-01') =>
  judgeObjects([aCandidate(over)], onDay, kinds)[0];

describe('who is appraised', () => {
  it('R000.52 a non-CPC member of the body is not an object of appraisal, whatever else is true of them', () => {
    fc.assert(
      fc.property(anyCandidate, day, (candidate, onDay) => {
        const [verdict] = judgeObjects([{ ...candidate, isNonCpc: true }], onDay, kinds);
        expect(verdict?.isIncluded).toBe(bodies.includes(candidate.kind));
      }),
    );
  });

  it('R002.15 moved out less than a year ago: appraised, and the result goes to the bureau office', () => {
    expect(one({ transferredOutOn: '2013-03-02' })).toMatchObject({
      ...{ isIncluded: true, isRouted: true, kind: TargetKind.TRANSFERRED_CADRE },
      ...{ requirement: 'R002.15', reason: 'transferred-less-than-a-year-ago', strength: 'HARD' },
    });
    expect(one({ transferredOutOn: '2013-03-01' })).toMatchObject({
      ...{ isIncluded: false, reason: 'transferred-a-year-ago-or-more' },
    });
    expect(one({ transferredOutOn: '2014-03-02' })).toMatchObject({
      ...{ isIncluded: true, isRouted: false, kind: TargetKind.MEMBER },
    });
  });

  it('R002.15 moved out, and nobody says when: routed, so that the result does not stay here', () => {
    const verdict = one({ kind: TargetKind.TRANSFERRED_CADRE });
    expect(verdict).toMatchObject({ isIncluded: true, isRouted: true });
  });

  it('R002.16 a cadre of the same level outside the body is appraised; leaving one out needs a reason', () => {
    expect(one({ kind: TargetKind.OUTSIDE_CADRE })).toMatchObject({
      ...{ isIncluded: true, strength: 'SOFT', requirement: 'R002.16' },
    });
    expect(one({ kind: TargetKind.OUTSIDE_CADRE, leftOutBecause: '借调在外' })).toMatchObject({
      ...{ isIncluded: false, reason: 'outside-cadre-left-out', strength: 'SOFT' },
    });
  });

  it('a form asks only of the kinds it names', () => {
    const [verdict] = judgeObjects([aCandidate()], '2014-03-01', [TargetKind.LEADING_BODY]);
    expect(verdict).toMatchObject({ isIncluded: false, reason: 'not-asked-by-form' });
  });

  it('gives every candidate one verdict with its rule; only transferred cadres are routed; a body is always in', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 12 }), day, (candidates, onDay) => {
        const verdicts = judgeObjects(candidates, onDay, kinds);
        expect(verdicts.map(({ candidate }) => candidate)).toEqual(candidates);
        for (const { candidate, isIncluded, isRouted, kind, requirement } of verdicts) {
          expect(requirement).toMatch(/^R00[0-4]\.\d+$/);
          expect(isRouted).toBe(isIncluded && kind === TargetKind.TRANSFERRED_CADRE);
          if (bodies.includes(candidate.kind)) expect(isIncluded).toBe(true);
        }
      }),
    );
  });

  it('a year is a year of the calendar, leap days too', () => {
    expect(isLessThanAYear('2012-02-29', '2013-02-28')).toBe(true);
    expect(isLessThanAYear('2012-02-29', '2013-03-01')).toBe(false);
    expect(isLessThanAYear('2013-03-01', '2014-02-28')).toBe(true);
    expect(isLessThanAYear('2013-03-01', '2014-03-01')).toBe(false);
  });
});
