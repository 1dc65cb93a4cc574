import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { holdsOn } from '../span/span.rules';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import { announceAssignment } from './announce-supervision';
import { membersFrom } from './members-from.queries';
import { type Intensity, SupervisionAssignmentEntity } from './supervision-assignment.entity';
import { SupervisionGroupEntity } from './supervision-group.entity';
import {
  NotASupervisedUnit,
  SupervisionAlreadyPlanned,
  SupervisionGroupNotFound,
} from './supervision-group.errors';

export interface SupervisionToAssign {
  readonly unitId: string;
  readonly groupId: string;
  readonly intensity?: Intensity;
  /** First day under this group, YYYY-MM-DD. */
  readonly from: string;
}

/**
 * Hands a unit to a group from a day on; the group of before has it until then (R000.77: exactly one on any day). The
 * same again changes nothing.
 */
export class AssignSupervision {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, wanted: SupervisionToAssign): Promise<string> {
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const unit = await unitToHoldAt(tx, wanted.unitId, wanted.from);
        if (unit.kind !== 'unit') throw new NotASupervisedUnit(unit.id);
        const group = await tx.lock(SupervisionGroupEntity, wanted.groupId);
        if (!group) throw new SupervisionGroupNotFound(wanted.groupId);
        group.covers(wanted.from, null);
        await assign(tx, group, wanted);
        await followPlannedEnds(tx, [unit.id]);
        return unit.id;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'supervision_assignment_one_group')
        throw new SupervisionAlreadyPlanned(wanted.unitId);
      throw error;
    }
  }
}

async function assign(
  tx: Tx,
  { id: groupId, bureauId, validTo }: SupervisionGroupEntity,
  { unitId, intensity = 'direct', from }: SupervisionToAssign,
): Promise<void> {
  const known = await tx.manager.findBy(SupervisionAssignmentEntity, { unitId });
  const current = known.find((assignment) => holdsOn(assignment, from));
  if (current?.groupId === groupId && current.intensity === intensity) return;
  if (current) {
    current.validTo = from;
    await tx.save(current);
    announceAssignment(tx, current);
  }
  const begun = tx.manager.create(SupervisionAssignmentEntity, {
    id: newId(),
    bureauId,
    unitId,
    groupId,
    intensity,
    ordinal: await tx.manager.countBy(SupervisionAssignmentEntity, { groupId }),
    validFrom: from,
    validTo,
  });
  await tx.manager.insert(SupervisionAssignmentEntity, begun);
  announceAssignment(tx, begun);
  const touched = [groupId, ...(current ? [current.groupId] : [])];
  emitGrantsChanged(tx, bureauId, await membersFrom(tx.manager, touched));
}
