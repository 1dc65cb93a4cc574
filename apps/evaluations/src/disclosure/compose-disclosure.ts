import type { FileRoute } from '@huiyin/graphql-server';
import type { ServiceParts } from '@huiyin/service';
import type { AppraisalQueries } from '../appraisal/appraisal.queries';
import type { AppraisalResults } from '../result/result.queries';
import { AppraisalSummaryResolver } from './appraisal-summary.resolver';
import { DisclosureLedger } from './disclosure-ledger.queries';
import { ExportResults } from './export-results';
import { resultFiles } from './result-files';
import { SummariseCampaign } from './summarise-campaign';

/** Sums over units, their memory, and results as files. */
export function composeDisclosure(
  { reads, unitOfWork, clock }: ServiceParts,
  rooms: { appraisals: AppraisalQueries; results: AppraisalResults },
): { resolvers: object[]; files: FileRoute[] } {
  const summarise = new SummariseCampaign(unitOfWork, new DisclosureLedger(reads), clock);
  return {
    resolvers: [new AppraisalSummaryResolver(summarise)],
    files: resultFiles(new ExportResults(rooms, summarise)),
  };
}
