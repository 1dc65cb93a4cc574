import type { FileRequest, FileRoute } from '@huiyin/graphql-server';
import { contactTableFormats, readDay, readEncoding } from './contact-table-format.rules';
import type { ExportContactTable } from './export-contact-table';

const contentTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  csv: 'text/csv',
} as const;

/** `GET /files/contact-table.docx|.xlsx|.txt|.csv?asOf=YYYY-MM-DD[&encoding=gb18030]` (R000.80, R000.81). */
export function contactTableFiles(exports: ExportContactTable): FileRoute[] {
  return contactTableFormats.map((format) => ({
    method: 'GET',
    path: `/contact-table.${format}`,
    permission: 'roster:export',
    send: async ({ actor, query }: FileRequest) => {
      const encoding = readEncoding(query['encoding']);
      const asOf = readDay(query['asOf']);
      const file = await exports.execute(actor, { format, asOf, encoding });
      const isText = format === 'txt' || format === 'csv';
      const contentType = `${contentTypes[format]}${isText ? `; charset=${encoding}` : ''}`;
      return { ...file, contentType };
    },
  }));
}
