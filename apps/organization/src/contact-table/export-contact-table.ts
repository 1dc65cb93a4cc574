import { encode } from 'iconv-lite';
import type { Actor } from '@huiyin/identity';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import type { AuditPhoneReads } from '../contact/audit-phone-reads';
import { type LaidOutRoster, layOutRoster } from '../roster-import/roster-layout.rules';
import { printLaidOut } from '../roster-import/print-roster.rules';
import type { ContactTableQueries } from './contact-table.queries';
import { contactTable, unitsShown } from './contact-table.rules';
import { type ContactTableFormat, type TextEncoding } from './contact-table-format.rules';
import { printCsv } from './print-csv.rules';

export interface ContactTableRequest {
  readonly format: ContactTableFormat;
  /** YYYY-MM-DD; null: today where the bureau is. */
  readonly asOf: string | null;
  /** Of txt and csv. */
  readonly encoding: TextEncoding;
}

export interface ContactTableFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/**
 * The annex as a file (R000.80): the units the actor may see, full numbers of those whose phones they may read, the
 * others masked (R000.81). The file is handed out after the reading has been written down, or not at all.
 */
export class ExportContactTable {
  constructor(
    private readonly tables: ContactTableQueries,
    private readonly audit: AuditPhoneReads,
    private readonly days: BureauDays,
  ) {}

  async execute(actor: Actor, request: ContactTableRequest): Promise<ContactTableFile> {
    const frame = await this.tables.frame(actor);
    if (!frame) throw new OwnBureauNotFound();
    const day = await this.days.of(actor, request.asOf);
    const groups = await this.tables.groups(actor, day);
    const shown = unitsShown(actor, groups);
    const table = layOutRoster(contactTable(frame, groups, new Set(shown)));
    const content = await printed(table, request);
    await this.audit.execute(actor, shown, request.format);
    return { fileName: `督导联系点分工-${day}.${request.format}`, content };
  }
}

async function printed(
  table: LaidOutRoster,
  { format, encoding }: ContactTableRequest,
): Promise<Buffer> {
  // The office libraries take half a second to load: the first export waits for them, a start of the service does not.
  // By `require`: what is built is CommonJS, in which `import()` would look for a file named in full.
  /* eslint-disable @typescript-eslint/no-require-imports */
  if (format === 'docx')
    return (require('./print-docx') as typeof import('./print-docx')).printDocx(table);
  if (format === 'xlsx')
    return (require('./print-xlsx') as typeof import('./print-xlsx')).printXlsx(table);
  /* eslint-enable @typescript-eslint/no-require-imports */
  if (format === 'csv') return printCsv(table, encoding);
  return encode(printLaidOut(table), encoding);
}
