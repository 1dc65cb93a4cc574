import { DISCLOSURE_RULE, nextBatch } from '@huiyin/disclosure';
import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { DisclosureLedger } from './disclosure-ledger.queries';
import {
  asPopulation,
  batchesOf,
  insidersK,
  outsidersK,
  populationsOf,
  rowsOf,
} from './population.rules';
import { type SummaryGroup, type SummaryLine, summaryLines } from './summary.rules';

export interface CampaignSummary {
  readonly campaignId: string;
  readonly groupBy: SummaryGroup;
  readonly k: number;
  readonly ruleVersion: string;
  readonly lines: readonly SummaryLine[];
}

/**
 * Published appraisals of a campaign added up over its units (needs 15, 16). What an answer newly tells is written to the
 * ledger before it is given, in one transaction under the campaign's lock; whatever is asked afterwards, by any grouping, is made
 * of the same blocks.
 */
export class SummariseCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: DisclosureLedger,
    private readonly clock: Clock,
  ) {}

  /** Of the actor's own bureau, or of any for the city level; a campaign that is neither has no lines. */
  async execute(actor: Actor, campaignId: string, groupBy: SummaryGroup): Promise<CampaignSummary> {
    const isCity = actor.bureauId === null && actor.hasRole('city-office');
    const k = isCity ? outsidersK : insidersK;
    const bureauId = await this.ledger.bureauOf(campaignId);
    const isTheirs = bureauId !== null && (isCity || actor.belongsTo(bureauId));
    const lines = isTheirs ? await this.lines({ campaignId, bureauId, k }, groupBy) : [];
    return { campaignId, groupBy, k, ruleVersion: DISCLOSURE_RULE, lines };
  }

  private lines(
    audience: { campaignId: string; bureauId: string; k: number },
    groupBy: SummaryGroup,
  ): Promise<SummaryLine[]> {
    const { campaignId, bureauId, k } = audience;
    return this.unitOfWork.run({ bureauId }, async ({ manager }) => {
      await this.ledger.lock(manager, campaignId, bureauId);
      const known = await this.ledger.releases(manager, campaignId, k);
      const populations = populationsOf(
        await this.ledger.publishedResults(manager, campaignId),
        known,
      );
      const added = populations.flatMap((population) => {
        const history = batchesOf(known, population.key, k);
        const batch = nextBatch(history, asPopulation(population, k));
        return batch === null ? [] : rowsOf(population.key, history.length, batch);
      });
      if (added.length > 0)
        await this.ledger.remember(manager, { ...audience, at: this.clock.now() }, added);
      return populations.flatMap((population) =>
        summaryLines(population, batchesOf([...known, ...added], population.key, k), groupBy, k),
      );
    });
  }
}
