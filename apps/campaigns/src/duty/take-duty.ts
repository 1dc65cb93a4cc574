import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor, Permission } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { type Day, dayIn } from '../calendar/days.rules';
import type { CampaignFrame, CampaignFrames } from '../campaign/campaign-frame.queries';
import { CampaignNotFound } from '../campaign/campaign.errors';
import type { StoredDuty } from './duty-changes.rules';
import { type DutyState, standingOn } from './duty-state.rules';
import { DutyAlreadySettled, DutyNotFound } from './duty.errors';
import { lockUnits, unitsTouchedBy } from './lock-campaign.queries';
import { rowsOf } from './rejudge-duties';
import { placeOfDuty, storedDuty } from './stored-duties.queries';
import { isId } from '../ids.rules';
import { answersFor } from '../unit/answering.queries';

export interface TakenDuty {
  readonly duty: StoredDuty;
  readonly frame: CampaignFrame;
  readonly state: DutyState;
  /** Units whose duties may follow this one: its own, and those it goes on in. */
  readonly touched: readonly string[];
  readonly today: Day;
}

/** The way every verb on a duty begins: is it the actor's, lock what its judgement rests on, see how it stands now. */
export class TakeDuty {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly clock: Clock,
    readonly frames: CampaignFrames,
  ) {}

  execute(
    actor: Actor,
    permission: Permission,
    dutyId: string,
    act: (tx: Tx, taken: TakenDuty) => Promise<void>,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const place = isId(dutyId) ? await placeOfDuty(tx.manager, actor.bureauId, dutyId) : null;
      if (!place || !(await answersFor(rowsOf(tx), actor, permission, place)))
        throw new DutyNotFound();
      const frame = await this.frames.get(rowsOf(tx), place.bureauId, place.campaignId);
      if (!frame) throw new CampaignNotFound();
      const touched = await unitsTouchedBy(tx.manager, place, [place.unitId]);
      await lockUnits(tx.manager, place, touched);
      const duty = await storedDuty(tx.manager, place.bureauId, dutyId);
      if (!duty) throw new DutyNotFound();
      const today = dayIn(frame.timeZone, this.clock.now());
      const waivers = duty.waiverId ? [{ expiresOn: duty.waivedUntil }] : [];
      const { state } = standingOn(duty, waivers, today);
      await act(tx, { duty, frame, today, touched, state });
      return { id: dutyId };
    });
  }
}

export function assertDue({ state }: TakenDuty): void {
  if (state !== 'DUE') throw new DutyAlreadySettled(state);
}
