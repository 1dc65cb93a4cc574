import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { isId } from '../loaders/ids.rules';
import type {
  FileImportNode,
  ImportProgressNode,
  TableDifferenceCountNode,
  TableDifferenceNode,
  TableIssueNode,
} from './file-import.types';
import { FileImportNotFound } from './table-import.errors';
import { saidOf, type TableIssueCode } from './table-issues.rules';

export interface Page {
  readonly first: number;
  readonly offset: number;
}

const columns = `id, upper(kind) AS kind, upper(format) AS format, state, file_name AS "fileName", sheet,
  header_row AS "headerRow", COALESCE(columns, '[]') AS columns, errors, warnings, uploaded_at AS "uploadedAt",
  settled_at AS "settledAt", changes, rows_read AS "rowsRead", rows_expected AS "rowsExpected",
  failure_code AS "failureCode", CASE WHEN kind = 'names' THEN source_text END AS "sourceText"`;

/** Imports of the actor's bureau; what they hold is read by the page. */
export class FileImportQueries {
  constructor(private readonly reads: ScopedReads) {}

  async byId(actor: Actor, id: string): Promise<FileImportNode | null> {
    if (!isId(id)) return null;
    return this.reads.one(
      actor,
      `SELECT ${columns} FROM roster_import WHERE bureau_id = $1 AND id = $2`,
      [actor.bureauId, id],
    );
  }

  async get(actor: Actor, id: string): Promise<FileImportNode> {
    const found = await this.byId(actor, id);
    if (!found) throw new FileImportNotFound(id);
    return found;
  }

  /** The newest first. */
  recent(actor: Actor, first: number): Promise<FileImportNode[]> {
    return this.reads.rows(
      actor,
      `SELECT ${columns} FROM roster_import WHERE bureau_id = $1 ORDER BY uploaded_at DESC, id LIMIT $2`,
      [actor.bureauId, first],
    );
  }

  async progress(actor: Actor, id: string): Promise<ImportProgressNode | null> {
    const found = await this.byId(actor, id);
    if (!found) return null;
    const { state, rowsRead, rowsExpected, failureCode } = found;
    const isSettled = state !== 'UPLOADED' && state !== 'COMMITTING';
    return { id, state, rowsRead, rowsExpected, failureCode, isSettled };
  }

  /** In the order of the file; issues of rows that are left out are none. */
  async issues(actor: Actor, id: string, { first, offset }: Page): Promise<TableIssueNode[]> {
    const rows = await this.reads.rows<StoredIssue>(
      actor,
      `SELECT i.row, NULLIF(i.col, -1) AS column, i.code, i.severity, i.text, i.detail
       FROM import_issue i LEFT JOIN import_row r ON r.import_id = i.import_id AND r.row = i.row
       WHERE i.bureau_id = $1 AND i.import_id = $2 AND r.is_skipped IS DISTINCT FROM true
       ORDER BY i.row, i.col, i.code LIMIT $3 OFFSET $4`,
      [actor.bureauId, id, first, offset],
    );
    return rows.map((issue) => ({ ...issue, ...saidOf(issue) }));
  }

  /** What a commit would change, row by row (§4.23). */
  differences(actor: Actor, id: string, { first, offset }: Page): Promise<TableDifferenceNode[]> {
    return this.reads.rows(
      actor,
      `SELECT r.row, r.verdict AS code, r.name AS "personName", r.unit_name AS "unitName",
              COALESCE(r.title, (SELECT k.title_zh FROM post_kind k WHERE k.code = r.post_kind)) AS post
       FROM import_row r WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped AND r.verdict <> 'UNCHANGED'
       ORDER BY r.row LIMIT $3 OFFSET $4`,
      [actor.bureauId, id, first, offset],
    );
  }

  differenceCounts(actor: Actor, id: string): Promise<TableDifferenceCountNode[]> {
    return this.reads.rows(
      actor,
      `SELECT r.verdict AS code, count(*)::int AS count FROM import_row r
       WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped AND r.verdict <> 'UNCHANGED'
       GROUP BY 1 ORDER BY 1`,
      [actor.bureauId, id],
    );
  }
}

type StoredIssue = Omit<TableIssueNode, 'reason' | 'proposal' | 'code'> & {
  readonly code: TableIssueCode;
  readonly detail: string;
};
