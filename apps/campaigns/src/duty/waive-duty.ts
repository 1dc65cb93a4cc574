import type { Actor } from '@huiyin/identity';
import type { DutyEntity } from './duty.entity';
import type { WaiveDutyInput } from './duty.inputs';
import type { SettleDuty } from './settle-duty';

/** The office passes over a SOFT duty; the reason and the approver stay with it. */
export class WaiveDuty {
  constructor(private readonly settle: SettleDuty) {}

  execute(actor: Actor, { dutyId, reason }: WaiveDutyInput): Promise<DutyEntity> {
    return this.settle.execute(actor, 'duty:waive', dutyId, (duty, settlement) =>
      duty.waive(reason.trim(), settlement),
    );
  }
}
