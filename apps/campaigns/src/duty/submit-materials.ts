import type { Actor } from '@huiyin/identity';
import type { DutyEntity } from './duty.entity';
import type { SubmitMaterialsInput } from './duty.inputs';
import type { SettleDuty } from './settle-duty';

/** A unit hands in what the supervision group is to approve (R000.14, R000.36). */
export class SubmitMaterials {
  constructor(private readonly settle: SettleDuty) {}

  execute(actor: Actor, { dutyId, items }: SubmitMaterialsInput): Promise<DutyEntity> {
    return this.settle.execute(actor, 'material:submit', dutyId, (duty) => duty.submit(items));
  }
}
