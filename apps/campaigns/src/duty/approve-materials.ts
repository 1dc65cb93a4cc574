import type { Actor } from '@huiyin/identity';
import { newestOfKind } from '../record/record-store.queries';
import type { ReviewRecord } from '../record/review-record';
import { DutyNotRecordable, MaterialsIncomplete } from './duty.errors';
import { assertDue, type TakeDuty } from './take-duty';
import { waysOf } from './ways.rules';

/** The supervision group passes what was handed in; nothing may be missing (R000.14). */
export class ApproveMaterials {
  constructor(
    private readonly take: TakeDuty,
    private readonly reviews: ReviewRecord,
  ) {}

  execute(actor: Actor, dutyId: string): Promise<{ id: string }> {
    return this.take.execute(actor, 'material:approve', dutyId, async (tx, taken) => {
      const { duty, frame } = taken;
      const rule = frame.definition.duties.find(({ key }) => key === duty.rule);
      const ways = rule && waysOf(rule, frame.definition);
      if (!ways || ways.fulfilment !== 'approval')
        throw new DutyNotRecordable(ways?.fulfilment ?? '');
      assertDue(taken);
      const record = await newestOfKind(tx.manager, {
        ...{ campaignId: frame.id, unitId: duty.unitId, kind: ways.recordKind },
        personId: duty.personId,
      });
      const given = (record?.values[ways.itemsField ?? ''] ?? []) as readonly string[];
      const missing = ways.requiredItems.filter((item) => !given.includes(item));
      if (!record || missing.length > 0)
        throw new MaterialsIncomplete(missing.length > 0 ? missing : [ways.recordKind]);
      await this.reviews.within(tx, actor, {
        ...{ recordId: record.id, step: null, outcome: 'passed', remark: null },
      });
    });
  }
}
