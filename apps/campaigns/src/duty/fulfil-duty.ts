import type { Actor } from '@huiyin/identity';
import type { DutyEntity } from './duty.entity';
import type { FulfilDutyInput } from './duty.inputs';
import type { SettleDuty } from './settle-duty';

/** A unit records that it did what a record is enough for. */
export class FulfilDuty {
  constructor(private readonly settle: SettleDuty) {}

  execute(actor: Actor, { dutyId, note }: FulfilDutyInput): Promise<DutyEntity> {
    return this.settle.execute(actor, 'duty:record', dutyId, (duty, settlement) =>
      duty.record(note?.trim() || null, settlement),
    );
  }
}
