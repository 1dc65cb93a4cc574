import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { rowsBeyond } from '../span/rows-beyond.queries';
import { UnitEntity } from '../unit/unit.entity';
import { UnitNotFound } from '../unit/unit.errors';
import { announceAssignment } from './announce-supervision';
import { membersFrom } from './members-from.queries';
import { SupervisionAssignmentEntity } from './supervision-assignment.entity';
import { UnitNotSupervised } from './supervision-group.errors';

/** From a day on no group has the unit, planned hand-overs included; it is then a gap until one gets it. */
export class EndSupervision {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, unitId: string, on: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const unit = await tx.lock(UnitEntity, unitId);
      if (!unit) throw new UnitNotFound(unitId);
      const ended = await rowsBeyond(tx.manager, SupervisionAssignmentEntity, { unitId }, on);
      if (ended.length === 0) throw new UnitNotSupervised(unitId, on);
      await tx.manager.save(ended);
      for (const assignment of ended) announceAssignment(tx, assignment);
      const groupIds = [...new Set(ended.map(({ groupId }) => groupId))];
      emitGrantsChanged(tx, unit.bureauId, await membersFrom(tx.manager, groupIds));
      return unitId;
    });
  }
}
