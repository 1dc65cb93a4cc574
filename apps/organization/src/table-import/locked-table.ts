import type { Tx } from '@huiyin/events';
import { RosterImportEntity } from '../roster-import/roster-import.entity';
import { FileImportNotFound, ImportIsNoTable } from './table-import.errors';

/** The import, locked and open to changes. Throws FileImportNotFound, ImportIsNoTable, or what its state forbids. */
export async function lockedTable(tx: Tx, importId: string): Promise<RosterImportEntity> {
  const upload = await tx.lock(RosterImportEntity, importId);
  if (!upload) throw new FileImportNotFound(importId);
  if (upload.kind === 'roster' || upload.kind === 'names') throw new ImportIsNoTable(upload.kind);
  upload.changeable();
  return upload;
}
