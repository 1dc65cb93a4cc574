import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { parseRoster } from './parse-roster.rules';
import { type ImportFormat, newImport, RosterImportEntity } from './roster-import.entity';

/** Takes a roster in and reads it; the directory itself stays as it is until the commit (R000.76). */
export class UploadRoster {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    input: { text: string; fileName: string; format?: ImportFormat },
  ): Promise<string> {
    // Read before the transaction is opened: a long text must not keep a connection waiting.
    const draft = parseRoster(input.text);
    return this.unitOfWork.run(actor, async (tx) => {
      const bureau =
        actor.bureauId === null
          ? null
          : await tx.manager.findOneBy(BureauEntity, { id: actor.bureauId });
      if (!bureau || actor.personId === null) throw new OwnBureauNotFound();
      const upload = tx.manager.create(
        RosterImportEntity,
        newImport({
          id: newId(),
          bureauId: bureau.id,
          kind: 'roster',
          format: input.format ?? 'text',
          fileName: input.fileName,
          uploadedBy: actor.personId,
          uploadedAt: this.clock.now(),
        }),
      );
      upload.read(input.text, draft);
      await tx.manager.insert(RosterImportEntity, upload as never);
      return upload.id;
    });
  }
}
