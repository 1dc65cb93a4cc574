import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { mayKeep } from '../group/keep-group';
import { endSpan } from '../span/span.rules';
import { FacilityEntity } from './facility.entity';
import { BoxNotFound } from './facility.errors';

/** From a day on the box does not hang there any more. */
export class RemoveOpinionBox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, boxId: string, on: string): Promise<FacilityEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const box = await tx.lock(FacilityEntity, boxId);
      const place = { unitId: box?.unitId ?? null, partyOrganisationId: null };
      if (!box || !(await mayKeep(tx, actor, 'facility:register', place, on)))
        throw new BoxNotFound(boxId);
      endSpan('The box', box, on);
      return tx.save(box);
    });
  }
}
