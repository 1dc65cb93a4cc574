import type { SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { resolveLedgerItem } from './ledger-item/ledger-item.reference';
import { LedgerItemResolver, LedgerItemStepResolver } from './ledger-item/ledger-item.resolver';
import { LedgerItemStepsResolver } from './ledger-item/ledger-item-steps.resolver';
import { UnitProblemsResolver } from './organization/unit-problems.resolver';
import { resolveUnit } from './organization/unit.reference';
import { resolveProblem } from './problem/problem.reference';
import { ProblemResolver, ProblemSourceResolver } from './problem/problem.resolver';
import { resolveOpinionReceipt } from './public-answer/opinion-receipt.reference';
import { PublicAnswerResolver } from './public-answer/public-answer.resolver';
import { RemeasurementResolver } from './remeasurement/remeasurement.resolver';

/** What the graph gets from rectification; instances are added by composition.ts. */
export const subgraphDefinition: Omit<SubgraphSchemaOptions, 'instances'> = {
  resolvers: [
    ProblemResolver,
    ProblemSourceResolver,
    LedgerItemResolver,
    LedgerItemStepResolver,
    LedgerItemStepsResolver,
    RemeasurementResolver,
    PublicAnswerResolver,
    UnitProblemsResolver,
  ],
  references: {
    Problem: resolveProblem,
    LedgerItem: resolveLedgerItem,
    OpinionReceipt: resolveOpinionReceipt,
    Unit: resolveUnit,
  },
};
