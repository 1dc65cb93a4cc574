import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import type { OpenCampaigns } from '../campaign/open-campaigns.queries';
import type { RejudgeDuties } from './rejudge-duties';

/**
 * A standing programme owes up to the next period (R004.2, §4.21): when that one begins, the one after it is written
 * down. Looks at what is stored, so it may run at any time, by any number of processes; twice does nothing.
 */
export class RollOverPeriods {
  constructor(
    private readonly reads: ScopedReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: OpenCampaigns,
    private readonly rejudge: RejudgeDuties,
    private readonly clock: Clock,
  ) {}

  /** How many duties were written down anew. */
  async execute(): Promise<number> {
    let owed = 0;
    for await (const frame of this.campaigns.ofAllBureaus())
      if (frame.endsOn === null) owed += await this.rollOver(frame);
    return owed;
  }

  private async rollOver(frame: CampaignFrame): Promise<number> {
    const { bureauId, id: campaignId, timeZone } = frame;
    const rules = await this.reads.rows<{ key: string }>(
      { bureauId },
      `SELECT rule_key AS key FROM duty WHERE bureau_id = $1 AND campaign_id = $2 AND period IS NOT NULL
       GROUP BY rule_key HAVING max(period) <= $3 ORDER BY rule_key`,
      [bureauId, campaignId, dayIn(timeZone, this.clock.now())],
    );
    if (rules.length === 0) return 0;
    const scope = {
      unitIds: null,
      change: { what: 'rules' as const, rules: rules.map(({ key }) => key) },
    };
    const { owed } = await this.unitOfWork.run({ bureauId }, (tx) =>
      this.rejudge.execute(tx, frame, scope, { what: 'rejudged', id: null }),
    );
    return owed;
  }
}
