import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { endSpan } from '../span/span.rules';
import { rowsBeyond } from '../span/rows-beyond.queries';
import { announceAssignment, announceMembership } from './announce-supervision';
import { SupervisionAssignmentEntity } from './supervision-assignment.entity';
import { SupervisionGroupEntity } from './supervision-group.entity';
import { SupervisionGroupNotFound } from './supervision-group.errors';
import { SupervisionMembershipEntity } from './supervision-membership.entity';

/** Ends a group on a day, and with it every membership and assignment that reaches beyond; its units are then a gap. */
export class DissolveSupervisionGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, groupId: string, on: string): Promise<SupervisionGroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await tx.lock(SupervisionGroupEntity, groupId);
      if (!group) throw new SupervisionGroupNotFound(groupId);
      endSpan(group.label, group, on);
      await tx.save(group);
      await endAll(tx, group, on);
      return group;
    });
  }
}

async function endAll(tx: Tx, { id: groupId, bureauId }: SupervisionGroupEntity, on: string) {
  const memberships = await rowsBeyond(tx.manager, SupervisionMembershipEntity, { groupId }, on);
  const assignments = await rowsBeyond(tx.manager, SupervisionAssignmentEntity, { groupId }, on);
  await tx.manager.save(memberships);
  await tx.manager.save(assignments);
  for (const assignment of assignments) announceAssignment(tx, assignment);
  for (const membership of memberships) announceMembership(tx, membership);
  emitGrantsChanged(tx, bureauId, [...new Set(memberships.map(({ personId }) => personId))]);
}
