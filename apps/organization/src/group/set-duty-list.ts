import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { GroupDutyEntity } from './group-duty.entity';
import type { GroupEntity } from './group.entity';
import { lockGroup } from './keep-group';
import { replaceLines } from './replace-lines';

/** R003.72: what a group has to do, line by line, from a day on; tasks can be given to the group by line. */
export class SetDutyList {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    actor: Actor,
    { groupId, duties, from }: { groupId: string; duties: readonly string[]; from: string },
  ): Promise<GroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await lockGroup(tx, actor, groupId, from);
      group.covers(from, null);
      const lines = duties.map((text) => ({ text: text.trim() }));
      await replaceLines(tx, GroupDutyEntity, group, { from, lines });
      return group;
    });
  }
}
