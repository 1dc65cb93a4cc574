import type { ServiceParts } from '@huiyin/service';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { CommitRoster } from '../roster-import/commit-roster';
import { CorrectRoster } from '../roster-import/correct-roster';
import { DiscardRoster } from '../roster-import/discard-roster';
import { RosterImportVerbsResolver } from '../roster-import/roster-import-verbs.resolver';
import { RosterImportQueries } from '../roster-import/roster-import.queries';
import { RosterImportResolver } from '../roster-import/roster-import.resolver';
import { UploadRoster } from '../roster-import/upload-roster';
import { CorrectRow } from './correct-row';
import { FileImportVerbsResolver } from './file-import-verbs.resolver';
import { FileImportQueries } from './file-import.queries';
import { FileImportResolver } from './file-import.resolver';
import { importFiles } from './import-files';
import { ImportWorker } from './import-worker';
import { MapColumns } from './map-columns';
import { NameProposalQueries } from './name-proposal.queries';
import { ReadTable } from './read-table';
import { ReceiveFile } from './receive-file';
import { CommitImport, DiscardImport } from './settle-import';
import { TakeOverTable } from './take-over-table';

type Parts = Pick<ServiceParts, 'reads' | 'unitOfWork' | 'clock' | 'logger'> & {
  readonly days: BureauDays;
};

/** Imports of every kind: the roster as text, and files through the file door, on one machine (§4.23). */
export function composeImports({ reads, unitOfWork, clock, logger, days }: Parts) {
  const rosters = new RosterImportQueries(reads, days);
  const roster = {
    upload: new UploadRoster(unitOfWork, clock),
    correct: new CorrectRoster(unitOfWork),
    commit: new CommitRoster(unitOfWork, clock),
    discard: new DiscardRoster(unitOfWork, clock),
  };
  const imports = new FileImportQueries(reads);
  const worker = new ImportWorker({
    reads,
    unitOfWork,
    clock,
    logger,
    read: new ReadTable(unitOfWork, clock),
    takeOver: new TakeOverTable(unitOfWork, clock),
  });
  const receive = new ReceiveFile(
    unitOfWork,
    clock,
    roster.upload,
    (work) => void worker.take(work),
  );
  const table = {
    map: new MapColumns(unitOfWork, clock),
    correct: new CorrectRow(unitOfWork, clock),
    commit: new CommitImport(unitOfWork, roster.commit, (work, ms) => worker.takeWithin(work, ms)),
    discard: new DiscardImport(unitOfWork, clock),
  };
  const names = new NameProposalQueries(reads);
  return {
    resolvers: [
      new RosterImportResolver(rosters),
      new RosterImportVerbsResolver(roster, rosters),
      new FileImportResolver({ imports, rosters, names }),
      new FileImportVerbsResolver(table, imports),
    ],
    files: importFiles(receive, imports),
    /** Starts and stops the reading of tables with something else of the service. */
    runningWith: (other: { start: () => Promise<void>; stop: () => Promise<void> }) => ({
      start: async () => {
        await other.start();
        worker.start();
      },
      stop: async () => {
        await worker.stop();
        await other.stop();
      },
    }),
  };
}
