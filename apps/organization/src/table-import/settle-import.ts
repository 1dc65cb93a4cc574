import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { CommitRoster } from '../roster-import/commit-roster';
import { type ImportKind, RosterImportEntity } from '../roster-import/roster-import.entity';
import type { ImportWork } from './import-work.types';
import { FileImportNotFound, NamesAreNotCommitted } from './table-import.errors';
import { eraseStaged } from './table-rows.queries';

/** A caller waits so long for a table to be taken over; a larger one goes on, and its progress can be read. */
const patienceMs = 9_000;

/** Commits whatever a file was: all of it or nothing, once, also when asked by several at the same time. */
export class CommitImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roster: CommitRoster,
    private readonly takeWithin: (work: ImportWork, ms: number) => Promise<void>,
  ) {}

  async execute(actor: Actor, importId: string): Promise<string> {
    const kind = await this.begin(actor, importId);
    if (kind === 'roster') return this.roster.execute(actor, importId);
    if (actor.bureauId !== null)
      await this.takeWithin({ id: importId, bureauId: actor.bureauId }, patienceMs);
    return importId;
  }

  private begin(actor: Actor, importId: string): Promise<ImportKind> {
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, importId);
      if (!upload) throw new FileImportNotFound(importId);
      if (upload.kind === 'names') throw new NamesAreNotCommitted();
      if (upload.kind !== 'roster' && upload.beginCommit()) await tx.save(upload);
      return upload.kind;
    });
  }
}

/** Gives an import up, also while it is being read; its file, rows and issues are erased. */
export class DiscardImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, importId: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, importId);
      if (!upload) throw new FileImportNotFound(importId);
      upload.discard(this.clock.now());
      await eraseStaged(tx.manager, upload);
      await tx.save(upload);
      return upload.id;
    });
  }
}
