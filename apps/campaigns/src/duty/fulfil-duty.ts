import type { Actor } from '@huiyin/identity';
import { noteOn } from '../record/record-store.queries';
import type { RecordFact } from '../record/record-fact';
import { RecordFieldsWrong } from '../record/record.errors';
import { DutyNotRecordable } from './duty.errors';
import type { FulfilDutyInput } from './duty.inputs';
import { storedDuty } from './stored-duties.queries';
import { assertDue, type TakeDuty } from './take-duty';
import { waysOf } from './ways.rules';

/** A unit says that it did what one plain record is enough for; everything else is recorded with its facts. */
export class FulfilDuty {
  constructor(
    private readonly take: TakeDuty,
    private readonly facts: RecordFact,
  ) {}

  execute(actor: Actor, { dutyId, note }: FulfilDutyInput): Promise<{ id: string }> {
    return this.take.execute(actor, 'duty:record', dutyId, async (tx, taken) => {
      const { duty, frame, today } = taken;
      const rule = frame.definition.duties.find(({ key }) => key === duty.rule);
      const ways = rule && waysOf(rule, frame.definition);
      if (!ways || ways.fulfilment !== 'record')
        throw new DutyNotRecordable(ways?.fulfilment ?? '');
      assertDue(taken);
      try {
        const record = await this.facts.within(tx, actor, {
          ...{ campaignId: frame.id, unitId: duty.unitId, kind: ways.recordKind },
          ...{ happenedOn: today, clientKey: `fulfil:${dutyId}:${duty.eventCount}`, fields: [] },
          ...{ personId: duty.personId, otherPersonId: duty.otherPersonId },
        });
        await noteOn(tx.manager, record, note?.trim() || null);
      } catch (error) {
        if (error instanceof RecordFieldsWrong) throw new DutyNotRecordable(ways.recordKind);
        throw error;
      }
      const after = await storedDuty(tx.manager, frame.bureauId, dutyId);
      // One plain record was not enough: nothing is kept, the facts are to be recorded one by one.
      if (!after?.metOn) throw new DutyNotRecordable(ways.recordKind);
    });
  }
}
