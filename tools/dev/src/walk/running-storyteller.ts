import { DomainError } from '@huiyin/kernel';
import { dataFolder } from '../data-folder/data-folder';
import { runningCopy } from '../data-folder/run-file';
import { chosenDataFolder } from '../env';
import { GraphStoryteller } from '../seed/graph-storyteller';

export class NothingRuns extends DomainError {
  readonly code = 'NOTHING_RUNS';
  readonly kind = 'unavailable';
  constructor(folder: string) {
    super(
      `回音没有在运行（数据目录 ${folder}）。请先运行 npm start。\nNothing runs on ${folder}. Run npm start first.`,
    );
  }
}

/** Speaks to the copy that runs on the chosen data folder, through its front door. @throws NothingRuns */
export function storytellerOfRunningCopy(): GraphStoryteller {
  const folder = dataFolder(chosenDataFolder());
  const run = runningCopy(folder);
  if (run === null) throw new NothingRuns(folder.path);
  return new GraphStoryteller(run.urls.graphql, run.urls.issuer);
}
