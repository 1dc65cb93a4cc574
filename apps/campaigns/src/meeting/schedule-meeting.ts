import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { rowsOf } from '../duty/rejudge-duties';
import { answersFor } from '../unit/answering.queries';
import { MeetingEntity } from './meeting.entity';
import { MeetingNotFound } from './meeting.errors';
import type { ScheduleMeetingInput } from './meeting.inputs';

/** Gives a planned or postponed meeting its date. Units in contact-and-guidance have none (R000.7). */
export class ScheduleMeeting {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    actor: Actor,
    { campaignId, unitId, kind, on }: ScheduleMeetingInput,
  ): Promise<MeetingEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await tx.manager.findOne(MeetingEntity, {
        where: { campaignId, unitId, kind },
        lock: { mode: 'pessimistic_write' },
      });
      if (
        !meeting ||
        !actor.belongsTo(meeting.bureauId) ||
        !(await answersFor(rowsOf(tx), actor, 'meeting:schedule', meeting))
      )
        throw new MeetingNotFound();
      meeting.schedule(on);
      return tx.save(meeting);
    });
  }
}
