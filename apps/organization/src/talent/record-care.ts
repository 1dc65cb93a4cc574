import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { CareRecordEntity } from './care-record.entity';
import type { CareKind } from './talent.rules';

export interface Care {
  readonly personId: string;
  readonly kind: CareKind;
  readonly on: string;
  readonly summary: string;
}

/** Records what was done for a member (R004.20). The same again: the record there is. */
export class RecordCare {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { personId, kind, on, summary }: Care): Promise<CareRecordEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { bureauId } = await lockPerson(tx, personId);
      const same = { personId, kind, givenOn: on, summary };
      const known = await tx.manager.findOneBy(CareRecordEntity, same);
      if (known) return known;
      const recorded = { recordedBy: actor.personId ?? personId, recordedAt: this.clock.now() };
      const row = { id: newId(), bureauId, ...same, ...recorded };
      await tx.manager.insert(CareRecordEntity, row);
      return tx.manager.create(CareRecordEntity, row);
    });
  }
}
