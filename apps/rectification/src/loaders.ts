import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { LedgerItemQueries } from './ledger-item/ledger-item.queries';
import type {
  EvidenceNode,
  LedgerItemNode,
  LedgerItemStepNode,
} from './ledger-item/ledger-item.types';
import {
  type ProblemQueries,
  type UnitInCampaign,
  unitInCampaignKey,
} from './problem/problem.queries';
import type { ProblemNode, ProblemSourceNode } from './problem/problem.types';
import type { PublicAnswerQueries } from './public-answer/public-answer.queries';
import type { LedgerFeedbackNode, OpinionReceiptNode } from './public-answer/public-answer.types';
import type { RemeasurementQueries } from './remeasurement/remeasurement.queries';
import type { RemeasurementNode } from './remeasurement/remeasurement.types';

export interface Loaders {
  readonly problem: DataLoader<string, ProblemNode | null>;
  readonly problemsOfUnit: DataLoader<UnitInCampaign, ProblemNode[], string>;
  readonly sources: DataLoader<string, ProblemSourceNode[]>;
  readonly ledgerItem: DataLoader<string, LedgerItemNode | null>;
  readonly ledgerItemsOfProblem: DataLoader<string, LedgerItemNode[]>;
  readonly history: DataLoader<string, LedgerItemStepNode[]>;
  readonly evidence: DataLoader<string, EvidenceNode[]>;
  readonly feedback: DataLoader<string, LedgerFeedbackNode[]>;
  readonly remeasurements: DataLoader<string, RemeasurementNode[]>;
  readonly receipt: DataLoader<string, OpinionReceiptNode>;
}

export interface Queries {
  readonly problems: ProblemQueries;
  readonly ledger: LedgerItemQueries;
  readonly answers: PublicAnswerQueries;
  readonly remeasurements: RemeasurementQueries;
}

/** Per request: one statement per noun, however many objects ask. */
export function createLoaders({ problems, ledger, answers, remeasurements }: Queries) {
  return (actor: Actor): Loaders => ({
    problem: new DataLoader((ids) => problems.byIds(actor, ids)),
    problemsOfUnit: new DataLoader((keys) => problems.ofUnits(actor, keys), {
      cacheKeyFn: unitInCampaignKey,
    }),
    sources: new DataLoader((ids) => problems.sourcesOf(actor, ids)),
    ledgerItem: new DataLoader((ids) => ledger.byIds(actor, ids)),
    ledgerItemsOfProblem: new DataLoader((ids) => ledger.ofProblems(actor, ids)),
    history: new DataLoader((ids) => ledger.historyOf(actor, ids)),
    evidence: new DataLoader((ids) => ledger.evidenceOf(actor, ids)),
    feedback: new DataLoader((ids) => answers.feedbackOf(actor, ids)),
    remeasurements: new DataLoader((ids) => remeasurements.ofItems(actor, ids)),
    // Not cached: the mutation that answers with a receipt must not show the one from before.
    receipt: new DataLoader((keys) => answers.receipts(keys), { cache: false }),
  });
}
