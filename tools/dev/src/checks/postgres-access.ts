import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { FolderClosedToPostgres } from '../start.errors';

const OTHERS_MAY_ENTER = 0o001;

/** Root starts PostgreSQL as the user `postgres`, who must be able to walk to the folder. @throws FolderClosedToPostgres */
export function requireOpenToPostgres(folder: string, userId = process.getuid?.()): void {
  if (userId !== 0) return;
  for (let path = folder; path !== dirname(path); path = dirname(path))
    if ((statSync(path).mode & OTHERS_MAY_ENTER) === 0) throw new FolderClosedToPostgres(path);
}
