import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { endSpan } from '../span/span.rules';
import { announceGroupMembership } from './announce-group';
import { GroupMembershipEntity } from './group-membership.entity';
import type { GroupEntity } from './group.entity';
import { GroupMembershipNotFound } from './group.errors';
import { lockGroup } from './keep-group';

/** Ends a membership by name. Who is in the group by post as well stays in it by post. */
export class EndGroupMembership {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, membershipId: string, on: string): Promise<GroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.manager.findOneBy(GroupMembershipEntity, { id: membershipId });
      if (!found) throw new GroupMembershipNotFound(membershipId);
      const group = await lockGroup(tx, actor, found.groupId, on);
      const membership = await tx.lock(GroupMembershipEntity, membershipId);
      if (!membership) throw new GroupMembershipNotFound(membershipId);
      endSpan('The membership', membership, on);
      await tx.save(membership);
      announceGroupMembership(tx, group, membership);
      return group;
    });
  }
}
