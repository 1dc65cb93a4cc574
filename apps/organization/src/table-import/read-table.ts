import type { Tx, UnitOfWork } from '@huiyin/events';
import { type Clock, DomainError } from '@huiyin/kernel';
import { FileDamaged } from '../office-file/office-file.errors';
import { recogniseFile } from '../office-file/recognise-file';
import type { TableSource } from '../office-file/sheet-row.types';
import { RosterImportEntity } from '../roster-import/roster-import.entity';
import { todayOf } from '../bureau/today-of.queries';
import { checkTable, tableKindOf } from './check-table';
import type { ImportWork } from './import-work.types';
import type { TableIssue } from './table-issues.rules';
import { RowReader } from './table-row.rules';
import { addRows, eraseStaged, keptFile, type ReadRow, saveIssues } from './table-rows.queries';
import { unitTypesByTitle } from './unit-types.queries';

const rowsAtOnce = 500;

/**
 * PARSED and ISSUES_LISTED of §4.23: reads the rows of an uploaded table into the staging tables, so many at a time that
 * memory does not grow with the file, and checks them. Begun again after a crash it starts from the file; an import that
 * was discarded meanwhile stops it. A file that turns out to be unreadable fails, and nothing of it is kept.
 */
export class ReadTable {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(work: ImportWork): Promise<void> {
    const begun = await this.begin(work);
    if (!begun) return;
    try {
      if (await this.stage(work, await tableOf(begun.bytes, begun.upload), begun.upload))
        await this.finish(work);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.fail(work, error.code);
    }
  }

  private begin(work: ImportWork): Promise<{ upload: RosterImportEntity; bytes: Buffer } | null> {
    return this.unitOfWork.run(work, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, work.id);
      if (upload?.state !== 'UPLOADED') return null;
      await tx.manager.query(`DELETE FROM import_row WHERE bureau_id = $1 AND import_id = $2`, [
        work.bureauId,
        work.id,
      ]);
      await tx.manager.query(
        `DELETE FROM import_issue WHERE bureau_id = $1 AND import_id = $2 AND row > 0`,
        [work.bureauId, work.id],
      );
      upload.rowsRead = 0;
      await tx.save(upload);
      return { upload, bytes: await keptFile(tx.manager, upload) };
    });
  }

  /** False when the import was discarded under our hands. */
  private async stage(
    work: ImportWork,
    table: TableSource,
    upload: RosterImportEntity,
  ): Promise<boolean> {
    const reader = await this.reader(work, upload);
    let rows: ReadRow[] = [];
    let issues: TableIssue[] = [];
    for await (const raw of table.rows()) {
      if (raw.row <= upload.headerRow) continue;
      const read = reader?.read(raw) ?? { values: null, issues: [] };
      rows.push({ ...raw, values: read.values });
      issues.push(...read.issues);
      if (rows.length < rowsAtOnce) continue;
      if (!(await this.save(work, rows, issues))) return false;
      [rows, issues] = [[], []];
    }
    return this.save(work, rows, issues);
  }

  private reader(work: ImportWork, upload: RosterImportEntity): Promise<RowReader | null> {
    const kind = tableKindOf(upload);
    if (!kind) return Promise.resolve(null);
    return this.unitOfWork.run(work, async (tx) => {
      return new RowReader(kind, upload.columns ?? [], await unitTypesByTitle(tx.manager));
    });
  }

  private save(work: ImportWork, rows: ReadRow[], issues: TableIssue[]): Promise<boolean> {
    return this.unitOfWork.run(work, async (tx: Tx) => {
      const upload = await tx.lock(RosterImportEntity, work.id);
      if (upload?.state !== 'UPLOADED') return false;
      await addRows(tx.manager, upload, rows);
      await saveIssues(tx.manager, upload, issues, false);
      upload.rowsRead += rows.length;
      upload.workedAt = this.clock.now();
      await tx.save(upload);
      return true;
    });
  }

  private finish(work: ImportWork): Promise<void> {
    return this.unitOfWork.run(work, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, work.id);
      if (upload?.state !== 'UPLOADED') return;
      await checkTable(tx, upload, await todayOf(tx.manager, upload.bureauId, this.clock.now()));
      await tx.manager.query(`DELETE FROM import_file WHERE bureau_id = $1 AND import_id = $2`, [
        upload.bureauId,
        upload.id,
      ]);
      await tx.save(upload);
    });
  }

  private fail(work: ImportWork, code: string): Promise<void> {
    return this.unitOfWork.run(work, async (tx) => {
      const upload = await tx.lock(RosterImportEntity, work.id);
      if (upload?.state !== 'UPLOADED') return;
      upload.failed(code, this.clock.now());
      await eraseStaged(tx.manager, upload);
      await tx.save(upload);
    });
  }
}

async function tableOf(
  bytes: Buffer,
  { fileName, sheet }: RosterImportEntity,
): Promise<TableSource> {
  const file = await recogniseFile(bytes, fileName);
  const table =
    file.kind === 'table' ? file.tables.find((candidate) => candidate.sheet === sheet) : undefined;
  if (!table) throw new FileDamaged(sheet ?? 'table');
  return table;
}
