import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { endSpan } from '../span/span.rules';
import { GroupExceptionEntity } from './group-exception.entity';
import type { GroupEntity } from './group.entity';
import { GroupExceptionNotFound } from './group.errors';
import { lockGroup } from './keep-group';

/** From a day on the composition counts again for this person. */
export class EndGroupException {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, exceptionId: string, on: string): Promise<GroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.manager.findOneBy(GroupExceptionEntity, { id: exceptionId });
      if (!found) throw new GroupExceptionNotFound(exceptionId);
      const group = await lockGroup(tx, actor, found.groupId, on);
      const exception = await tx.lock(GroupExceptionEntity, exceptionId);
      if (!exception) throw new GroupExceptionNotFound(exceptionId);
      endSpan('The exception', exception, on);
      await tx.save(exception);
      return group;
    });
  }
}
