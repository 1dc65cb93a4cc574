import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { RosterImportEntity } from './roster-import.entity';
import { RosterImportNotFound } from './roster-import.errors';

/** Gives a roster up; its names and numbers are erased. */
export class DiscardRoster {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, importId: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, importId);
      if (upload?.kind !== 'roster') throw new RosterImportNotFound(importId);
      upload.discard(this.clock.now());
      await tx.save(upload);
      return upload.id;
    });
  }
}
