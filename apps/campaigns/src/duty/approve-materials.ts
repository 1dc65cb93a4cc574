import type { Actor } from '@huiyin/identity';
import type { DutyEntity } from './duty.entity';
import type { SettleDuty } from './settle-duty';

/** The supervision group approves a unit's materials: never the unit itself (R000.14, R000.36). */
export class ApproveMaterials {
  constructor(private readonly settle: SettleDuty) {}

  execute(actor: Actor, dutyId: string): Promise<DutyEntity> {
    return this.settle.execute(actor, 'material:approve', dutyId, (duty, settlement) =>
      duty.approve(settlement),
    );
  }
}
