import type { EntityManager } from 'typeorm';
import { SlipsExceedVoters } from './hand-out.errors';
import { SlipRuns } from './slip-runs.queries';

/**
 * Every printed ticket stands for a voter who votes with one. Asked under the appraisal's lock by whoever prints tickets or
 * changes a medium, so that tickets, forms and slips of a class are never more than its voters. @throws SlipsExceedVoters
 */
export async function assertSlipsCovered(
  manager: EntityManager,
  appraisalId: string,
): Promise<void> {
  for (const { ticketClass, slips, voters } of await new SlipRuns().covered(manager, appraisalId))
    if (slips > voters) throw new SlipsExceedVoters(ticketClass, slips, voters);
}
