import { MeetingHeld } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { lockUnits, unitsTouchedBy } from '../duty/lock-campaign.queries';
import { rowsOf } from '../duty/rejudge-duties';
import { unknownPeople } from '../holding/holdings.queries';
import { kindOf, type RecordFact } from '../record/record-fact';
import type { FieldGiven } from '../record/record-values.rules';
import type { RecordKind } from '../template/record-shape.rules';
import { AttendanceEntity } from './attendance.entity';
import { answersFor } from '../unit/answering.queries';
import { MeetingEntity } from './meeting.entity';
import { MeetingAttendeeUnknown, MeetingNotFound } from './meeting.errors';
import type { HoldMeetingInput } from './meeting.inputs';
import { bureauHeldOn, unmetBefore } from './readiness.queries';
import { gapWords } from './readiness.rules';

/**
 * Records that a meeting took place and who was there; they may vote in the appraisal that follows (R000.16). It is one
 * record of the meeting's kind: what duties it meets, their tests say.
 */
export class HoldMeeting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: RecordFact,
  ) {}

  execute(actor: Actor, input: HoldMeetingInput): Promise<MeetingEntity> {
    const { clock, frames } = this.facts.keeper;
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await tx.lock(MeetingEntity, input.meetingId);
      if (
        !meeting ||
        !actor.belongsTo(meeting.bureauId) ||
        !(await answersFor(rowsOf(tx), actor, 'meeting:hold', meeting))
      )
        throw new MeetingNotFound();
      const frame = await frames.get(rowsOf(tx), meeting.bureauId, meeting.campaignId);
      if (!frame) throw new CampaignNotFound();
      const place = { bureauId: meeting.bureauId, campaignId: meeting.campaignId };
      // What must be there before it may not change until we have said that it was there.
      const touched = await unitsTouchedBy(tx.manager, place, [meeting.unitId]);
      await lockUnits(tx.manager, place, touched);
      const today = dayIn(frame.timeZone, clock.now());
      const planned = frame.definition.meetings.find(({ key }) => key === meeting.kind);
      const of = { ...meeting, bureauFirst: planned?.bureauFirst ?? false };
      meeting.hold({
        ...{ heldOn: input.heldOn, today, campaignStartsOn: frame.startsOn },
        attendeeCount: input.attendeePersonIds.length,
        missing: gapWords(await unmetBefore(rowsOf(tx), of, touched, today)),
        bureauHeldOn: await bureauHeldOn(rowsOf(tx), of),
      });
      await assertKnown(tx, meeting, input.attendeePersonIds);
      meeting.recordId = await this.record(tx, actor, frame, meeting, input);
      await tx.save(meeting);
      await recordAttendance(tx, meeting, input);
      return meeting;
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    frame: CampaignFrame,
    { id, campaignId, unitId, kind }: MeetingEntity,
    input: HoldMeetingInput,
  ): Promise<string> {
    const record = await this.facts.within(tx, actor, {
      ...{ campaignId, unitId, kind, happenedOn: input.heldOn, clientKey: `meeting:${id}` },
      fields: fieldsOf(kindOf(frame, kind), input),
    });
    return record.id;
  }
}

/** They get a vote in the appraisal that follows: nobody does whom the directory does not know. */
async function assertKnown(
  tx: Tx,
  { bureauId }: MeetingEntity,
  personIds: readonly string[],
): Promise<void> {
  const unknown = await unknownPeople(rowsOf(tx), bureauId, personIds);
  if (unknown.size === 0) return;
  throw new MeetingAttendeeUnknown(
    personIds.flatMap((personId, place) =>
      unknown.has(personId.toLowerCase()) ? [{ place, personId }] : [],
    ),
  );
}

/** Who was there, how many of whom, how long: into the fields the kind has for it. */
function fieldsOf({ fields }: RecordKind, input: HoldMeetingInput): FieldGiven[] {
  const given: FieldGiven[] = [...(input.fields ?? [])];
  const put = (field: RecordKind['fields'][number] | undefined, value: Partial<FieldGiven>) => {
    if (field && !given.some((one) => one.field === field.key))
      given.push({ field: field.key, ...value });
  };
  put(
    fields.find(({ is }) => is === 'people'),
    { people: input.attendeePersonIds },
  );
  if (input.attendance?.length)
    put(
      fields.find(({ is }) => is === 'counts'),
      { counts: input.attendance },
    );
  if (input.halfDays)
    put(
      fields.find((field) => field.is === 'number' && field.unit === 'half-day'),
      { number: input.halfDays },
    );
  return given;
}

async function recordAttendance(
  tx: Tx,
  meeting: MeetingEntity,
  input: HoldMeetingInput,
): Promise<void> {
  const { id: meetingId, campaignId, bureauId, unitId, kind } = meeting;
  const { heldOn, attendeePersonIds } = input;
  await tx.manager.insert(
    AttendanceEntity,
    attendeePersonIds.map((personId) => ({ meetingId, personId, bureauId })),
  );
  tx.emit(
    MeetingHeld.of({ meetingId, campaignId, bureauId, unitId, kind, heldOn, attendeePersonIds }),
  );
}
