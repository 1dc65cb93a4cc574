import { noteOwnVersion, requireOwnVersion } from '../data-folder/folder-version';
import { lockFolder } from '../data-folder/folder-lock';
import { makeFolders } from '../data-folder/data-folder';
import { frontPorts, type Ports } from '../checks/ports';
import { requireDiskSpace } from '../checks/disk-space';
import { requireOpenToPostgres } from '../checks/postgres-access';
import type { StartSettings } from './settings';

export interface CheckedMachine {
  readonly front: Ports;
  /** Gives the data folder back. */
  readonly release: () => void;
}

/**
 * Everything that would otherwise fail later and unclearly.
 * @throws FolderInUse, NotADataFolder, FolderOfAnotherVersion, PortTaken, DiskNearlyFull, FolderClosedToPostgres
 */
export async function checkMachine({
  environment,
  folder,
}: StartSettings): Promise<CheckedMachine> {
  requireOwnVersion(folder);
  const release = lockFolder(folder);
  try {
    const front = await frontPorts(environment.PORT);
    makeFolders(folder);
    await requireDiskSpace(folder.path);
    if (environment.DATABASE_URL === undefined) requireOpenToPostgres(folder.path);
    noteOwnVersion(folder);
    return { front, release };
  } catch (error) {
    release();
    throw error;
  }
}
