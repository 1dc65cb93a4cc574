import { In } from 'typeorm';
import { MeetingHeld } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import { CampaignEntity } from '../campaign/campaign.entity';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { DutyEntity } from '../duty/duty.entity';
import { announceFulfilment } from '../duty/settle-duty';
import { missingFor } from '../duty/verdict.rules';
import { AttendanceEntity } from './attendance.entity';
import { MeetingEntity } from './meeting.entity';
import { MeetingNotFound } from './meeting.errors';
import type { HoldMeetingInput } from './meeting.inputs';

/**
 * Records that a meeting took place and who was there; they may vote in the appraisal that follows (R000.16).
 * The duty it fulfils is settled in the same transaction: always the meeting locked first, then the duty.
 */
export class HoldMeeting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: HoldMeetingInput): Promise<MeetingEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await tx.lock(MeetingEntity, input.meetingId);
      if (
        !meeting ||
        !actor.belongsTo(meeting.bureauId) ||
        !actor.coversUnit('meeting:hold', meeting.unitId)
      )
        throw new MeetingNotFound();
      const campaign = await tx.manager.findOneBy(CampaignEntity, { id: meeting.campaignId });
      if (!campaign) throw new CampaignNotFound();
      meeting.hold({
        heldOn: input.heldOn,
        today: dayIn(campaign.timeZone, this.clock.now()),
        campaignStartsOn: campaign.startsOn,
        attendeeCount: input.attendeePersonIds.length,
        missing: await missingBefore(tx, meeting),
      });
      await tx.save(meeting);
      await recordAttendance(tx, meeting, input);
      await fulfilItsDuty(tx, meeting, { on: input.heldOn, by: actor.personId });
      return meeting;
    });
  }
}

// Not locked: a settled duty never becomes due again.
async function missingBefore(tx: Tx, meeting: MeetingEntity): Promise<string[]> {
  if (meeting.requires.length === 0) return [];
  const { campaignId, unitId, requires } = meeting;
  const duties = await tx.manager.findBy(DutyEntity, {
    ...{ campaignId, unitId },
    ruleKey: In(requires),
    state: 'DUE',
  });
  return duties.flatMap(missingFor);
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

async function fulfilItsDuty(
  tx: Tx,
  { campaignId, unitId, kind }: MeetingEntity,
  settlement: { on: string; by: string | null },
): Promise<void> {
  const duties = await tx.manager.find(DutyEntity, {
    where: { campaignId, unitId, meetingKind: kind },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const duty of duties) {
    if (!duty.fulfilByFact(settlement)) continue;
    await tx.save(duty);
    announceFulfilment(tx, duty);
  }
}
