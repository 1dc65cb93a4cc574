import { IsNull, MoreThan } from 'typeorm';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { rowsBeyond } from '../span/rows-beyond.queries';
import { endSpan } from '../span/span.rules';
import { announceGroupMembership } from './announce-group';
import { GroupDutyEntity } from './group-duty.entity';
import { GroupExceptionEntity } from './group-exception.entity';
import { GroupMembershipEntity } from './group-membership.entity';
import { GroupPartEntity } from './group-part.entity';
import { GroupRuleEntity } from './group-rule.entity';
import { GroupSubjectEntity } from './group-subject.entity';
import { GroupEntity } from './group.entity';
import { GroupStillHasGroups } from './group.errors';
import { lockGroup } from './keep-group';

/** Ends a group on a day with everything it has; groups under it are dissolved before it. */
export class DissolveGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, groupId: string, on: string): Promise<GroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await lockGroup(tx, actor, groupId, on);
      endSpan(group.name, group, on);
      const below = await tx.manager.findBy(GroupEntity, [
        { parentId: groupId, validTo: IsNull() },
        { parentId: groupId, validTo: MoreThan(on) },
      ]);
      if (below.length > 0)
        throw new GroupStillHasGroups(
          group.name,
          below.map(({ name }) => name),
        );
      await tx.save(group);
      await endGroupContent(tx, group, on);
      return group;
    });
  }
}

/** Memberships, rules, duties and whatever else hangs on a group end on the day. */
export async function endGroupContent(tx: Tx, group: GroupEntity, on: string): Promise<void> {
  const of = { groupId: group.id };
  const { manager } = tx;
  const memberships = await rowsBeyond(manager, GroupMembershipEntity, of, on);
  await manager.save(memberships);
  await manager.save(await rowsBeyond(manager, GroupRuleEntity, of, on));
  await manager.save(await rowsBeyond(manager, GroupExceptionEntity, of, on));
  await manager.save(await rowsBeyond(manager, GroupDutyEntity, of, on));
  await manager.save(await rowsBeyond(manager, GroupSubjectEntity, of, on));
  await manager.save(await rowsBeyond(manager, GroupPartEntity, of, on));
  for (const membership of memberships) announceGroupMembership(tx, group, membership);
}
