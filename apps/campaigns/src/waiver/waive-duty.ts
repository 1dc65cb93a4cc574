import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { DutyAlreadySettled, DutyNotWaivable } from '../duty/duty.errors';
import type { WaiveDutyInput } from '../duty/duty.inputs';
import { owesIt } from '../duty/owes.rules';
import type { RejudgeDuties } from '../duty/rejudge-duties';
import { assertDue, type TakeDuty, type TakenDuty } from '../duty/take-duty';
import { DutyNotWaived, WaiverBySelf, WaiverExpiresInPast } from './waiver.errors';
import { insertWaiver, revokeWaivers } from './waivers.queries';

/** The office lets a SOFT duty pass, for good or until a day; reason and approver stay with it. */
export class WaiveDuty {
  constructor(
    private readonly take: TakeDuty,
    private readonly rejudge: RejudgeDuties,
  ) {}

  execute(actor: Actor, { dutyId, reason, expiresOn }: WaiveDutyInput): Promise<{ id: string }> {
    return this.take.execute(actor, 'duty:waive', dutyId, async (tx, taken) => {
      const { duty, frame, today } = taken;
      if (duty.strength !== 'SOFT') throw new DutyNotWaivable(duty.strength);
      assertDue(taken);
      if (owesIt(actor, duty, today)) throw new WaiverBySelf();
      if (expiresOn && expiresOn <= today) throw new WaiverExpiresInPast();
      const at = this.take.clock.now();
      const change = { ...ofDuty(taken), reason: reason.trim(), by: actor.personId, at };
      const id = newId();
      await revokeWaivers(tx.manager, { ...change, reason: 'renewed' }, taken.duty.waiverId);
      await insertWaiver(tx.manager, { ...change, id, expiresOn: expiresOn ?? null });
      await this.rejudge.execute(tx, frame, scopeOf(taken), { what: 'waiver', id });
    });
  }

  /** Takes a waiver back, with the reason: it is owed again. */
  revoke(
    actor: Actor,
    { dutyId, reason }: { dutyId: string; reason: string },
  ): Promise<{ id: string }> {
    return this.take.execute(actor, 'duty:waive', dutyId, async (tx, taken) => {
      const { waiverId } = taken.duty;
      if (waiverId === null) throw new DutyNotWaived();
      if (taken.state === 'FULFILLED') throw new DutyAlreadySettled(taken.state);
      const at = this.take.clock.now();
      const change = { ...ofDuty(taken), reason: reason.trim(), by: actor.personId, at };
      await revokeWaivers(tx.manager, change, waiverId);
      const cause = { what: 'waiver' as const, id: waiverId };
      await this.rejudge.execute(tx, taken.frame, scopeOf(taken), cause);
    });
  }
}

export function ofDuty({ duty, frame }: TakenDuty) {
  return {
    ...{ bureauId: frame.bureauId, campaignId: frame.id },
    ...{ unitId: duty.unitId, dutyKey: duty.key },
  };
}

/** Who goes on in place of the unit has the same excuse. */
export function scopeOf({ duty, touched }: TakenDuty) {
  return { unitIds: touched, change: { what: 'rules' as const, rules: [duty.rule] } };
}
