import fc from 'fast-check';
import { DutyEntity, type DutyState } from './duty.entity';
import {
  DutyAlreadySettled,
  DutyNotRecordable,
  DutyNotWaivable,
  MaterialsIncomplete,
  MaterialUnknown,
} from './duty.errors';

function aDuty(facts: Partial<DutyEntity> = {}): DutyEntity {
  return Object.assign(new DutyEntity(), {
    ...{ strength: 'HARD', fulfilment: 'record', requiredItems: [], submittedItems: [] },
    ...{ state: 'DUE', settledOn: null, settledBy: null, note: null },
    ...facts,
  });
}
const now = { on: '2014-03-01', by: 'somebody' };
const threeThings = () =>
  aDuty({ fulfilment: 'approval', requiredItems: ['plan', 'working-organ', 'speech-draft'] });

describe('a duty', () => {
  it('is fulfilled by a record, once', () => {
    const duty = aDuty();
    duty.record('done', now);
    expect(duty).toMatchObject({
      state: 'FULFILLED',
      settledOn: '2014-03-01',
      settledBy: 'somebody',
      note: 'done',
    });
    expect(() => duty.record('again', now)).toThrow(DutyAlreadySettled);
  });

  it('R000.14 R000.16 cannot be recorded where somebody else must act', () => {
    for (const fulfilment of ['approval', 'meeting', 'appraisal'] as const)
      expect(() => aDuty({ fulfilment }).record(null, now)).toThrow(DutyNotRecordable);
  });

  it('R000.14 is approved only when all three things were handed in', () => {
    const duty = threeThings();
    duty.submit(['speech-draft', 'plan']);
    expect(() => duty.approve(now)).toThrow(MaterialsIncomplete);
    expect(duty.missingItems).toEqual(['working-organ']);
    duty.submit(['working-organ', 'plan']);
    duty.approve(now);
    expect(duty).toMatchObject({
      state: 'FULFILLED',
      submittedItems: ['plan', 'working-organ', 'speech-draft'],
    });
    expect(() => duty.submit(['plan'])).toThrow(DutyAlreadySettled);
    expect(() => duty.approve(now)).toThrow(DutyAlreadySettled);
  });

  it('does not take what it did not ask for', () => {
    expect(() => threeThings().submit(['poem'])).toThrow(MaterialUnknown);
    expect(() => aDuty().submit(['plan'])).toThrow(DutyNotRecordable);
  });

  it('can be waived when SOFT, with reason and approver, and never when HARD', () => {
    const soft = aDuty({ strength: 'SOFT', fulfilment: 'meeting' });
    soft.waive('flood', now);
    expect(soft).toMatchObject({ state: 'WAIVED', note: 'flood', settledBy: 'somebody' });
    expect(soft.fulfilByFact(now)).toBe(false);
    for (const strength of ['HARD', 'ADVICE'] as const)
      expect(() => aDuty({ strength }).waive('flood', now)).toThrow(DutyNotWaivable);
  });

  it('is settled at most once, by no sequence of verbs twice', () => {
    const verbs: ((duty: DutyEntity) => void)[] = [
      (duty) => duty.record('x', now),
      (duty) => duty.submit(['plan']),
      (duty) => duty.approve(now),
      (duty) => duty.waive('x', now),
      (duty) => void duty.fulfilByFact(now),
    ];
    const kinds = fc.constantFrom<DutyEntity['fulfilment'][]>(
      'record',
      'approval',
      'meeting',
      'appraisal',
    );
    const strengths = fc.constantFrom<DutyEntity['strength'][]>('HARD', 'SOFT', 'ADVICE');
    fc.assert(
      fc.property(
        kinds,
        strengths,
        fc.array(fc.nat(verbs.length - 1)),
        (fulfilment, strength, sequence) => {
          const requiredItems = fulfilment === 'approval' ? ['plan'] : [];
          const duty = aDuty({ fulfilment, strength, requiredItems });
          const seen: DutyState[] = ['DUE'];
          for (const at of sequence) {
            try {
              verbs[at]?.(duty);
            } catch {
              // a refusal changes nothing; the states below tell
            }
            if (seen.at(-1) !== duty.state) seen.push(duty.state);
          }
          expect(seen.length).toBeLessThanOrEqual(2);
          expect((duty.state === 'DUE') === (duty.settledOn === null)).toBe(true);
          if (duty.state === 'WAIVED') expect(strength).toBe('SOFT');
          if (
            fulfilment === 'approval' &&
            duty.state === 'FULFILLED' &&
            duty.note === null &&
            sequence.every((at) => at !== 4)
          )
            expect(duty.submittedItems).toEqual(['plan']);
        },
      ),
    );
  });
});
