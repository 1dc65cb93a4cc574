import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { RosterImportEntity } from '../roster-import/roster-import.entity';
import { followAllPlannedEnds } from '../unit/hold-at-unit';
import { checkTable, tableKindOf } from './check-table';
import { commitContacts } from './commit-contacts';
import { commitPeople } from './commit-people';
import { commitUnits } from './commit-units';
import type { ImportWork } from './import-work.types';
import { tableIssue } from './table-issues.rules';
import { eraseStaged, saveIssues } from './table-rows.queries';

const commits = { UNITS: commitUnits, PEOPLE: commitPeople, CONTACTS: commitContacts };

/**
 * COMMITTED of §4.23: all rows of a table in one transaction, or none. The directory may have changed since the preview,
 * so the rows are checked once more under the bureau's lock; what is doubtful now goes back to the office as an issue.
 */
export class TakeOverTable {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(work: ImportWork): Promise<void> {
    try {
      await this.unitOfWork.run(work, (tx) => this.takeOver(tx, work));
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === undefined) throw error;
      await this.giveBack(work, constraint);
    }
  }

  private async takeOver(tx: Tx, work: ImportWork): Promise<void> {
    const bureau = await tx.lock(BureauEntity, work.bureauId);
    const upload = await tx.lock(RosterImportEntity, work.id);
    if (!bureau || upload?.state !== 'COMMITTING') return;
    const now = this.clock.now();
    const today = localDay(now, bureau.timeZone);
    await checkTable(tx, upload, today);
    const kind = tableKindOf(upload);
    if (kind && upload.errors === 0) {
      const changes = await changesOf(tx, upload);
      await commits[kind](tx, upload, today);
      await followAllPlannedEnds(tx, bureau.id, today);
      await eraseStaged(tx.manager, upload);
      upload.committed(changes, now);
    }
    await tx.save(upload);
  }

  /** The database itself refused: two posts that exclude each other, a unit below itself. */
  private giveBack(work: ImportWork, constraint: string): Promise<void> {
    return this.unitOfWork.run(work, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, work.id);
      if (upload?.state !== 'COMMITTING') return;
      upload.checked(1, upload.warnings);
      const issue = tableIssue('COMMIT_CONFLICT', upload.headerRow, -1, '', constraint);
      await saveIssues(tx.manager, upload, [issue], true);
      await tx.save(upload);
    });
  }
}

async function changesOf(tx: Tx, { id, bureauId }: ImportWork): Promise<number> {
  const [row]: { n: number }[] = await tx.manager.query(
    `SELECT count(*)::int AS n FROM import_row
     WHERE bureau_id = $1 AND import_id = $2 AND NOT is_skipped AND verdict <> 'UNCHANGED'`,
    [bureauId, id],
  );
  return row?.n ?? 0;
}
