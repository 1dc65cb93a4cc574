import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { holdsOn } from '../span/span.rules';
import { TalentEntryEntity } from './talent-entry.entity';
import { TalentListEntity } from './talent-list.entity';
import { AlreadyOnTheList, TalentListNotFound } from './talent.errors';

export interface TalentToEnter {
  readonly listId: string;
  readonly personId: string;
  readonly from: string;
}

/** Puts somebody on a list that holds on that day. */
export class EnterTalent {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    actor: Actor,
    { listId, personId, from }: TalentToEnter,
  ): Promise<TalentEntryEntity> {
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const { bureauId } = await lockPerson(tx, personId);
        const list = await tx.lock(TalentListEntity, listId);
        if (!list || !holdsOn(list, from)) throw new TalentListNotFound(listId);
        const { validTo } = list;
        const row = { id: newId(), bureauId, listId, personId, validFrom: from, validTo };
        const entry = tx.manager.create(TalentEntryEntity, row);
        await tx.manager.insert(TalentEntryEntity, entry);
        return entry;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'talent_entry_once') throw new AlreadyOnTheList(personId);
      throw error;
    }
  }
}
