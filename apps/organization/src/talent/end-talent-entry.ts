import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { endSpan } from '../span/span.rules';
import { TalentEntryEntity } from './talent-entry.entity';
import { TalentEntryNotFound } from './talent.errors';

/** Takes somebody off a list from a day on. */
export class EndTalentEntry {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, entryId: string, on: string): Promise<TalentEntryEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const entry = await tx.lock(TalentEntryEntity, entryId);
      if (!entry) throw new TalentEntryNotFound(entryId);
      endSpan('The entry', entry, on);
      return tx.save(entry);
    });
  }
}
