import type { ServiceParts } from '@huiyin/service';
import { ApprovePreparation } from '../meeting/approve-preparation';
import { HoldMeeting } from '../meeting/hold-meeting';
import type { MeetingQueries } from '../meeting/meeting.queries';
import { MeetingResolver } from '../meeting/meeting.resolver';
import { PostponeMeeting } from '../meeting/postpone-meeting';
import { ScheduleMeeting } from '../meeting/schedule-meeting';
import type { RecordRoom } from '../record/compose-records';
import { ExtendDuty } from '../waiver/extend-duty';
import { WaiveDuty } from '../waiver/waive-duty';
import { ApproveMaterials } from './approve-materials';
import { DutyVerbsResolver } from './duty-verbs.resolver';
import type { DutyQueries } from './duty.queries';
import { DutyResolver } from './duty.resolver';
import { FulfilDuty } from './fulfil-duty';
import type { KnownDutiesQueries } from './known-duties.queries';
import { SubmitMaterials } from './submit-materials';
import { TakeDuty } from './take-duty';

interface Queries {
  readonly duties: DutyQueries;
  readonly known: KnownDutiesQueries;
  readonly meetings: MeetingQueries;
}

/** Duties and the meetings that meet them. */
export function composeDuties(
  { unitOfWork, clock }: ServiceParts,
  { frames, rejudge, facts, reviews }: RecordRoom,
  { duties, known, meetings }: Queries,
): object[] {
  const take = new TakeDuty(unitOfWork, clock, frames);
  const approve = new ApproveMaterials(take, reviews);
  return [
    new DutyResolver(duties, known),
    new DutyVerbsResolver(duties, {
      fulfil: new FulfilDuty(take, facts),
      waive: new WaiveDuty(take, rejudge),
      extend: new ExtendDuty(take, rejudge),
      submit: new SubmitMaterials(take, facts),
      approve,
      approvePreparation: new ApprovePreparation(meetings, approve),
    }),
    new MeetingResolver(meetings, {
      schedule: new ScheduleMeeting(unitOfWork),
      postpone: new PostponeMeeting(unitOfWork),
      hold: new HoldMeeting(unitOfWork, facts),
    }),
  ];
}
