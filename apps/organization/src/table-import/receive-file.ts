import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { FileEmpty } from '../office-file/office-file.errors';
import { type RecognisedFile, recogniseFile } from '../office-file/recognise-file';
import {
  type ImportKind,
  newImport,
  RosterImportEntity,
} from '../roster-import/roster-import.entity';
import type { UploadRoster } from '../roster-import/upload-roster';
import { chooseTable } from './choose-table';
import { tableIssue } from './table-issues.rules';
import { keepFile, saveIssues, storable } from './table-rows.queries';

export interface ReceivedFile {
  readonly fileName: string;
  readonly body: AsyncIterable<Buffer>;
}

type Table = Extract<RecognisedFile, { kind: 'table' }>;
type Names = Extract<RecognisedFile, { text: string }>;

/**
 * UPLOADED of §4.23: takes a file in, whatever an office has (R000.76). What it is, is told by its bytes; a file that is
 * refused leaves nothing behind. A table is read afterwards, by `onTable`; the directory stays as it is until the commit.
 */
export class ReceiveFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly uploadRoster: UploadRoster,
    private readonly onTable: (work: { readonly id: string; readonly bureauId: string }) => void,
  ) {}

  async execute(actor: Actor, { fileName, body }: ReceivedFile): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const file = await recogniseFile(bytes, fileName);
    if (file.kind === 'roster')
      return this.uploadRoster.execute(actor, {
        text: storable(file.text),
        fileName,
        format: file.format,
      });
    if (file.kind === 'table') return this.keepTable(actor, fileName, file, bytes);
    return this.keepNames(actor, fileName, file);
  }

  private keepNames(actor: Actor, fileName: string, file: Names): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = this.begun(actor, fileName, 'names', file.format);
      upload.readNames(storable(file.text));
      await tx.manager.insert(RosterImportEntity, upload as never);
      return upload.id;
    });
  }

  private async keepTable(
    actor: Actor,
    fileName: string,
    file: Table,
    bytes: Buffer,
  ): Promise<string> {
    const chosen = await chooseTable(file.tables);
    if (!chosen) throw new FileEmpty();
    const { table, kind, headerRow, columns, others } = chosen;
    const upload = this.begun(actor, fileName, kind, file.format);
    upload.sheet = table.sheet;
    upload.headerRow = headerRow;
    upload.columns = columns;
    upload.rowsExpected = table.expectedRows?.() ?? null;
    await this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.insert(RosterImportEntity, upload as never);
      await keepFile(tx.manager, upload, bytes);
      if (others.length > 0)
        await saveIssues(
          tx.manager,
          upload,
          [tableIssue('SHEETS_IGNORED', 0, -1, table.sheet ?? '', others.join('、'))],
          false,
        );
    });
    this.onTable({ id: upload.id, bureauId: upload.bureauId });
    return upload.id;
  }

  private begun(
    actor: Actor,
    fileName: string,
    kind: ImportKind,
    format: RecognisedFile['format'],
  ): RosterImportEntity {
    if (actor.bureauId === null || actor.personId === null) throw new OwnBureauNotFound();
    return Object.assign(
      new RosterImportEntity(),
      newImport({
        id: newId(),
        bureauId: actor.bureauId,
        kind,
        format,
        fileName,
        uploadedBy: actor.personId,
        uploadedAt: this.clock.now(),
      }),
    );
  }
}
