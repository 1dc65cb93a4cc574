import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { parseRoster } from './parse-roster.rules';
import { RosterImportEntity } from './roster-import.entity';
import { RosterImportNotFound } from './roster-import.errors';

/** RESOLVED_BY_USER of §4.23: the corrected text takes the place of the first one and is read again. */
export class CorrectRoster {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, input: { importId: string; text: string }): Promise<string> {
    const draft = parseRoster(input.text);
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, input.importId);
      if (upload?.kind !== 'roster') throw new RosterImportNotFound(input.importId);
      upload.read(input.text, draft);
      await tx.save(upload);
      return upload.id;
    });
  }
}
