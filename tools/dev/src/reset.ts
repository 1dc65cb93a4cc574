import { existsSync, rmSync } from 'node:fs';
import { dataFolder } from './data-folder/data-folder';
import { lockHolder } from './data-folder/folder-lock';
import { isDataFolder } from './data-folder/folder-version';
import { chosenDataFolder } from './env';
import { FolderInUse, NotADataFolder, StartProblem } from './start.errors';

/** `npm run db:reset`: empties the data folder of a copy that does not run. */
function main(): number {
  const folder = dataFolder(chosenDataFolder());
  if (!existsSync(folder.path)) return say(`没有数据目录 · nothing to reset: ${folder.path}`, 0);
  const holder = lockHolder(folder);
  if (holder !== null) throw new FolderInUse(folder.path, holder);
  if (!isDataFolder(folder)) throw new NotADataFolder(folder.path);
  rmSync(folder.path, { recursive: true, force: true });
  return say(`已清空 · emptied: ${folder.path}`, 0);
}

function say(line: string, code: number): number {
  process.stdout.write(`${line}\n`);
  return code;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.exitCode = say(error.message, 1);
}
