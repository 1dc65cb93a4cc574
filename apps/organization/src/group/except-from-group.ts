import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { checkSpan } from '../span/span.rules';
import { GroupExceptionEntity } from './group-exception.entity';
import type { GroupEntity } from './group.entity';
import { AlreadyExcepted } from './group.errors';
import { lockGroup } from './keep-group';

export interface Exception {
  readonly groupId: string;
  readonly personId: string;
  readonly reason: string;
  readonly from: string;
  readonly to?: string;
}

/** Leaves somebody out whom the composition names: long leave, recusal. */
export class ExceptFromGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, { groupId, personId, reason, from, to }: Exception): Promise<GroupEntity> {
    checkSpan('The exception', from, to ?? null);
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await lockGroup(tx, actor, groupId, from);
      group.covers(from, to ?? null);
      await lockPerson(tx, personId);
      const exception = {
        id: newId(),
        bureauId: group.bureauId,
        groupId,
        personId,
        reason,
        validFrom: from,
        validTo: to ?? group.validTo,
      };
      await tx.manager.insert(GroupExceptionEntity, exception).catch((error: unknown) => {
        if (violatedConstraint(error) === 'work_group_excepted_once')
          throw new AlreadyExcepted(group.name);
        throw error;
      });
      return group;
    });
  }
}
