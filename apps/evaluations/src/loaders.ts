import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AppraisalQueries, UnitInCampaign } from './appraisal/appraisal.queries';
import type { AppraisalNode, AppraisalTargetNode } from './appraisal/appraisal.types';
import type { AppraisalResults } from './appraisal/result.queries';
import type { AppraisalResultNode } from './appraisal/result.types';
import type { OpinionQueries } from './opinion/opinion.queries';
import type { OpinionNode, OpinionReceiptNode } from './opinion/opinion.types';

export interface Loaders {
  readonly appraisal: DataLoader<string, AppraisalNode | null>;
  readonly appraisalsOfUnit: DataLoader<UnitInCampaign, AppraisalNode[], string>;
  readonly targets: DataLoader<string, AppraisalTargetNode[]>;
  readonly results: DataLoader<string, AppraisalResultNode[] | null>;
  readonly opinion: DataLoader<string, OpinionNode | null>;
  readonly receipt: DataLoader<string, OpinionReceiptNode | null>;
}

interface Queries {
  readonly appraisals: AppraisalQueries;
  readonly results: AppraisalResults;
  readonly opinions: OpinionQueries;
}

/** Per request: one statement per noun, however many objects ask. */
export function createLoaders({ appraisals, results, opinions }: Queries) {
  return (actor: Actor): Loaders => ({
    appraisal: new DataLoader((ids) => appraisals.byIds(actor, ids)),
    appraisalsOfUnit: new DataLoader((places) => appraisals.byPlaces(actor, places), {
      cacheKeyFn: ({ unitId, campaignId }) => `${unitId}/${campaignId}`,
    }),
    targets: new DataLoader((ids) => appraisals.targets(actor, ids)),
    results: new DataLoader((ids) => results.byAppraisals(actor, ids)),
    opinion: new DataLoader((ids) => opinions.byIds(actor, ids)),
    receipt: new DataLoader((keys) => opinions.receiptsByKeys(keys)),
  });
}
