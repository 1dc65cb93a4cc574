import type { FileRequest, FileRoute } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import { UnknownGrouping, UnknownTextEncoding } from './disclosure.errors';
import type { ExportResults } from './export-results';
import { textEncodings, type TextEncoding } from './print-csv.rules';
import { type SummaryGroup, summaryGroups } from './summary.rules';

/**
 * `GET /files/appraisal-results.csv?appraisalId=…[&encoding=gb18030]` and
 * `GET /files/appraisal-summary.csv?campaignId=…&groupBy=UNIT_TYPE[&encoding=gb18030]`.
 */
export function resultFiles(exports: ExportResults): FileRoute[] {
  return [
    {
      method: 'GET',
      path: '/appraisal-results.csv',
      permission: 'appraisal-result:read',
      send: async ({ actor, query }: FileRequest) => {
        const encoding = readEncoding(query['encoding']);
        const appraisalId = query['appraisalId'] ?? '';
        assertUuid(appraisalId);
        const file = await exports.appraisal(actor, appraisalId, encoding);
        return { ...file, contentType: csv(encoding), objectId: appraisalId };
      },
    },
    {
      method: 'GET',
      path: '/appraisal-summary.csv',
      permission: 'appraisal-summary:read',
      send: async ({ actor, query }: FileRequest) => {
        const encoding = readEncoding(query['encoding']);
        const groupBy = readGrouping(query['groupBy']);
        const campaignId = query['campaignId'] ?? '';
        assertUuid(campaignId);
        const file = await exports.summary(actor, { campaignId, groupBy }, encoding);
        return { ...file, contentType: csv(encoding), objectId: campaignId };
      },
    },
  ];
}

const csv = (encoding: TextEncoding) => `text/csv; charset=${encoding}`;

/** @throws UnknownTextEncoding */
function readEncoding(text = 'utf-8'): TextEncoding {
  const found = textEncodings.find((encoding) => encoding === text.toLowerCase());
  if (found === undefined) throw new UnknownTextEncoding(textEncodings);
  return found;
}

/** @throws UnknownGrouping */
function readGrouping(text = 'ALL'): SummaryGroup {
  const found = summaryGroups.find((group) => group === text);
  if (found === undefined) throw new UnknownGrouping(summaryGroups);
  return found;
}
