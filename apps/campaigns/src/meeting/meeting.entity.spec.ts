import fc from 'fast-check';
import { MeetingEntity } from './meeting.entity';
import {
  MeetingAlreadyHeld,
  MeetingBeforeCampaign,
  MeetingInFuture,
  MeetingNotScheduled,
  MeetingPreparationNotApproved,
} from './meeting.errors';

const aMeeting = () =>
  MeetingEntity.planned({
    ...{ id: 'm', bureauId: 'b', campaignId: 'c', unitId: 'u' },
    ...{ kind: 'mobilization', requires: ['prepared-three-things'] },
  });
const holding = {
  heldOn: '2014-03-05',
  today: '2014-03-05',
  campaignStartsOn: '2014-02-27',
  attendeeCount: 60,
  missing: [] as string[],
};

describe('a meeting', () => {
  it('§4.4 goes PLANNED → SCHEDULED → HELD', () => {
    const meeting = aMeeting();
    meeting.schedule('2014-03-05');
    meeting.hold(holding);
    expect(meeting).toMatchObject({ state: 'HELD', heldOn: '2014-03-05', attendeeCount: 60 });
    expect(() => meeting.hold(holding)).toThrow(MeetingAlreadyHeld);
    expect(() => meeting.schedule('2014-03-06')).toThrow(MeetingAlreadyHeld);
    expect(() => meeting.postpone('flood')).toThrow(MeetingAlreadyHeld);
  });

  it('R000.14 is not held before the preparation is approved, and says what is missing', () => {
    const meeting = aMeeting();
    meeting.schedule('2014-03-05');
    expect(() =>
      meeting.hold({ ...holding, missing: ['speech-draft', 'supervision-approval'] }),
    ).toThrow(MeetingPreparationNotApproved);
    expect(meeting.state).toBe('SCHEDULED');
  });

  it('is postponed with a reason and then needs a new date', () => {
    const meeting = aMeeting();
    expect(() => meeting.postpone('flood')).toThrow(MeetingNotScheduled);
    meeting.schedule('2014-03-05');
    meeting.postpone('flood');
    expect(meeting).toMatchObject({
      state: 'POSTPONED',
      postponementReason: 'flood',
      scheduledOn: null,
    });
    expect(() => meeting.hold(holding)).toThrow(MeetingNotScheduled);
    meeting.schedule('2014-03-08');
    expect(meeting).toMatchObject({ state: 'SCHEDULED', postponementReason: null });
  });

  it('was not held tomorrow, nor before the campaign', () => {
    const meeting = aMeeting();
    meeting.schedule('2014-03-05');
    expect(() => meeting.hold({ ...holding, heldOn: '2014-03-06' })).toThrow(MeetingInFuture);
    expect(() => meeting.hold({ ...holding, heldOn: '2014-02-26' })).toThrow(MeetingBeforeCampaign);
  });

  it('is held by no sequence of verbs twice, and never while something is missing', () => {
    const step = fc.oneof(
      fc.constant('schedule' as const),
      fc.constant('postpone' as const),
      fc.boolean().map((ready) => ({ ready })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const meeting = aMeeting();
        let held = 0;
        for (const each of steps) {
          const before = meeting.state;
          try {
            if (each === 'schedule') meeting.schedule('2014-03-05');
            else if (each === 'postpone') meeting.postpone('flood');
            else {
              meeting.hold({ ...holding, missing: each.ready ? [] : ['plan'] });
              held += 1;
              expect(each.ready && before === 'SCHEDULED').toBe(true);
            }
          } catch {
            expect(meeting.state).toBe(before);
          }
        }
        expect(held).toBe(meeting.state === 'HELD' ? 1 : 0);
      }),
    );
  });
});
