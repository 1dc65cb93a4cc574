import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AppraisalQueries, UnitInCampaign } from './appraisal/appraisal.queries';
import type { AppraisalNode, AppraisalTargetNode } from './appraisal/appraisal.types';
import type { FollowUps } from './follow-up/follow-up.queries';
import type { FollowUpNode } from './follow-up/follow-up.types';
import type { OpinionQueries } from './opinion/opinion.queries';
import type { OpinionNode, OpinionReceiptNode } from './opinion/opinion.types';
import type { AppraisalResults, ReleasedResult } from './result/result.queries';

export interface Loaders {
  readonly appraisal: DataLoader<string, AppraisalNode | null>;
  readonly appraisalsOfUnit: DataLoader<UnitInCampaign, AppraisalNode[], string>;
  readonly targets: DataLoader<string, AppraisalTargetNode[]>;
  readonly results: DataLoader<string, ReleasedResult[] | null>;
  readonly followUps: DataLoader<string, FollowUpNode[]>;
  readonly opinion: DataLoader<string, OpinionNode | null>;
  readonly receipt: DataLoader<string, OpinionReceiptNode | null>;
}

interface Queries {
  readonly appraisals: AppraisalQueries;
  readonly results: AppraisalResults;
  readonly followUps: FollowUps;
  readonly opinions: OpinionQueries;
}

/** Per request: one statement per noun, however many objects ask. */
export function createLoaders({ appraisals, results, followUps, opinions }: Queries) {
  return (actor: Actor): Loaders => ({
    appraisal: new DataLoader((ids) => appraisals.byIds(actor, ids)),
    appraisalsOfUnit: new DataLoader((places) => appraisals.byPlaces(actor, places), {
      cacheKeyFn: ({ unitId, campaignId }) => `${unitId}/${campaignId}`,
    }),
    targets: new DataLoader((ids) => appraisals.targets(actor, ids)),
    results: new DataLoader((ids) => results.byAppraisals(actor, ids)),
    followUps: new DataLoader((ids) => followUps.byAppraisals(actor, ids)),
    opinion: new DataLoader((ids) => opinions.byIds(actor, ids)),
    receipt: new DataLoader((keys) => opinions.receiptsByKeys(keys)),
  });
}
