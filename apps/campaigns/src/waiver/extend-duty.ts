import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { Day } from '../calendar/days.rules';
import { owesIt } from '../duty/owes.rules';
import type { RejudgeDuties } from '../duty/rejudge-duties';
import { assertDue, type TakeDuty } from '../duty/take-duty';
import { ExtensionNotLater, WaiverBySelf } from './waiver.errors';
import { insertExtension } from './waivers.queries';
import { ofDuty, scopeOf } from './waive-duty';

/** "Time yields to quality": the office gives a later day with a reason; it is not counted as failing (R001.7). */
export class ExtendDuty {
  constructor(
    private readonly take: TakeDuty,
    private readonly rejudge: RejudgeDuties,
  ) {}

  execute(
    actor: Actor,
    { dutyId, dueOn, reason }: { dutyId: string; dueOn: Day; reason: string },
  ): Promise<{ id: string }> {
    return this.take.execute(actor, 'duty:waive', dutyId, async (tx, taken) => {
      const { duty, frame, today } = taken;
      assertDue(taken);
      if (owesIt(actor, duty, today)) throw new WaiverBySelf();
      if (duty.dueOn === null || dueOn <= duty.dueOn) throw new ExtensionNotLater(duty.dueOn);
      const id = newId();
      const at = this.take.clock.now();
      await insertExtension(tx.manager, {
        ...{ ...ofDuty(taken), id, dueOn, reason: reason.trim(), by: actor.personId, at },
      });
      await this.rejudge.execute(tx, frame, scopeOf(taken), { what: 'extension', id });
    });
  }
}
