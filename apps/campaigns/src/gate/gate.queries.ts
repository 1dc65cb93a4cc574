import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrames } from '../campaign/campaign-frame.queries';
import type { RowSource } from '../duty/world.queries';
import { isId } from '../ids.rules';
import { answersFor } from '../unit/answering.queries';
import type { LinkGateNode } from './gate.types';
import { linkGates } from './link-gate.rules';
import { takenSteps } from './link-steps.queries';

/** The dry run: where a unit stands with each link, and what is missing before the next one opens. */
export class GateQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly frames: CampaignFrames,
    private readonly clock: Clock,
  ) {}

  async ofUnit(
    actor: Actor,
    campaignId: string,
    unitId: string,
    link: string | null,
  ): Promise<LinkGateNode[]> {
    if (!isId(campaignId) || !isId(unitId)) return [];
    const rows: RowSource = (sql, params) => this.reads.rows(actor, sql, params);
    if (!(await answersFor(rows, actor, 'duty:read', { campaignId, unitId }))) return [];
    const frame = await this.frames.get(rows, actor.bureauId, campaignId);
    if (!frame) return [];
    const [unit] = await rows(
      `SELECT 1 FROM campaign_unit WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = $3`,
      [actor.bureauId, campaignId, unitId],
    );
    if (!unit) return [];
    const taken = await takenSteps(rows, frame, unitId);
    const today = dayIn(frame.timeZone, this.clock.now());
    const titles = new Map(frame.definition.links.map(({ key, title }) => [key, title]));
    return linkGates(frame.definition, taken, today)
      .filter((gate) => link === null || gate.link === link)
      .map((gate) => ({
        ...gate,
        title: titles.get(gate.link) ?? null,
        open: gate.state !== 'NOT_YET' && gate.state !== 'PASSED',
        missing: [...gate.missing],
      }));
  }
}
