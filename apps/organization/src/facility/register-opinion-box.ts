import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { mayKeep } from '../group/keep-group';
import { lockPerson } from '../person/lock-person';
import { followPlannedEnds } from '../unit/hold-at-unit';
import { UnitEntity } from '../unit/unit.entity';
import { UnitNotFound } from '../unit/unit.errors';
import { FacilityEntity } from './facility.entity';
import { BoxAlreadyThere } from './facility.errors';

export interface BoxToRegister {
  readonly unitId: string;
  readonly name?: string;
  readonly location: string;
  readonly openedById?: string;
  readonly from: string;
}

/** R001.27: a box for opinions at a unit. A unit may have several under different names. */
export class RegisterOpinionBox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, wanted: BoxToRegister): Promise<FacilityEntity> {
    const { unitId, name = '意见箱', location, openedById = null, from } = wanted;
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const unit = await tx.manager.findOneBy(UnitEntity, { id: unitId });
        const place = { unitId, partyOrganisationId: null };
        if (!unit || !(await mayKeep(tx, actor, 'facility:register', place, from)))
          throw new UnitNotFound(unitId);
        if (openedById !== null) await lockPerson(tx, openedById);
        const box = tx.manager.create(FacilityEntity, {
          id: newId(),
          bureauId: unit.bureauId,
          unitId,
          kind: 'opinion-box',
          name,
          location,
          openedById,
          validFrom: from,
          validTo: null,
        });
        await tx.manager.insert(FacilityEntity, box);
        await followPlannedEnds(tx, [unitId]);
        return tx.manager.findOneByOrFail(FacilityEntity, { id: box.id });
      });
    } catch (error) {
      if (violatedConstraint(error) === 'unit_facility_named_once') throw new BoxAlreadyThere(name);
      throw error;
    }
  }
}
