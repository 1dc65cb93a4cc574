import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { RecordFact } from '../record/record-fact';
import { newestOfKind } from '../record/record-store.queries';
import { DutyNotRecordable, MaterialUnknown } from './duty.errors';
import type { SubmitMaterialsInput } from './duty.inputs';
import { assertDue, type TakeDuty } from './take-duty';
import { waysOf } from './ways.rules';

/** A unit hands in what is to be reviewed, item by item if it likes; the newest record holds all of it (R000.14, R000.36). */
export class SubmitMaterials {
  constructor(
    private readonly take: TakeDuty,
    private readonly facts: RecordFact,
  ) {}

  execute(actor: Actor, { dutyId, items }: SubmitMaterialsInput): Promise<{ id: string }> {
    return this.take.execute(actor, 'material:submit', dutyId, async (tx, taken) => {
      const { duty, frame, today } = taken;
      const rule = frame.definition.duties.find(({ key }) => key === duty.rule);
      const ways = rule && waysOf(rule, frame.definition);
      if (!ways || ways.fulfilment !== 'approval')
        throw new DutyNotRecordable(ways?.fulfilment ?? '');
      assertDue(taken);
      if (items.some((item) => !ways.requiredItems.includes(item)))
        throw new MaterialUnknown(ways.requiredItems);
      const before = await newestOfKind(tx.manager, {
        ...{ campaignId: frame.id, unitId: duty.unitId, kind: ways.recordKind },
        personId: duty.personId,
      });
      const field = ways.itemsField ?? '';
      const known = (before?.values[field] ?? []) as readonly string[];
      const all = ways.requiredItems.filter((item) => known.includes(item) || items.includes(item));
      // Handing in twice changes nothing; after a return it is a new version.
      if (before && !before.returned && all.length === known.length) return;
      await this.facts.within(tx, actor, {
        ...{ campaignId: frame.id, unitId: duty.unitId, kind: ways.recordKind },
        ...{ happenedOn: today, clientKey: newId(), personId: duty.personId },
        fields: ways.itemsField ? [{ field, codes: all }] : [],
      });
    });
  }
}
