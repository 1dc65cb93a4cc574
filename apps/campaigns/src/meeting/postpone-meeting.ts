import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { rowsOf } from '../duty/rejudge-duties';
import { answersFor } from '../unit/answering.queries';
import { MeetingEntity } from './meeting.entity';
import { MeetingNotFound } from './meeting.errors';
import type { PostponeMeetingInput } from './meeting.inputs';

export class PostponeMeeting {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, { meetingId, reason }: PostponeMeetingInput): Promise<MeetingEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await tx.lock(MeetingEntity, meetingId);
      if (
        !meeting ||
        !actor.belongsTo(meeting.bureauId) ||
        !(await answersFor(rowsOf(tx), actor, 'meeting:schedule', meeting))
      )
        throw new MeetingNotFound();
      meeting.postpone(reason.trim());
      return tx.save(meeting);
    });
  }
}
