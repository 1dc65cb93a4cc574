import type { Reaction } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { FollowHolding } from '../holding/follow-holding';
import { FollowUnit } from '../participation/follow-unit';
import type { RecordRoom } from '../record/compose-records';
import { FollowWhenRoleHeld } from './follow-when-role-held';
import { FollowWhenSupervisionAssigned } from './follow-when-supervision-assigned';
import { FollowWhenUnitChanged } from './follow-when-unit-changed';
import { GenerateDutiesWhenRosterFrozen } from './generate-duties-when-roster-frozen';
import {
  RecordWhenAppraisalPublished,
  RecordWhenAppraisalPublishedV1,
} from './record-when-appraisal-published';

/** Everything campaigns does when other services say something. */
export function composeReactions(
  clock: Clock,
  { frames, rejudge, keeper }: Pick<RecordRoom, 'frames' | 'rejudge' | 'keeper'>,
): Reaction[] {
  const unit = new FollowUnit(clock, frames, rejudge);
  return [
    new GenerateDutiesWhenRosterFrozen(clock, frames, rejudge),
    new RecordWhenAppraisalPublished(keeper),
    new RecordWhenAppraisalPublishedV1(new RecordWhenAppraisalPublished(keeper)),
    new FollowWhenRoleHeld(new FollowHolding(clock, frames, rejudge)),
    new FollowWhenUnitChanged(unit),
    new FollowWhenSupervisionAssigned(unit),
  ] as never;
}
