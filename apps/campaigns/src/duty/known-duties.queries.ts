import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrame, CampaignFrames } from '../campaign/campaign-frame.queries';
import { isId } from '../ids.rules';
import { answersFor } from '../unit/answering.queries';
import type { DutyStand } from './duty-changes.rules';
import { type DutyRow, dutyNode } from './duty-node.rules';
import type { DutyNode } from './duty.types';
import { everyRule, indexFrame, judgeDuties, reachesOf } from './judging.rules';
import { type KnownWorld, loadWorld, type RowSource } from './world.queries';
import { waysOf } from './ways.rules';

/**
 * Verdicts as they were to be given at an instant: the world of that moment, judged anew (R000.15: "what was known on
 * 10 March"). One unit at a time: it is computed, not read.
 */
export class KnownDutiesQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly frames: CampaignFrames,
  ) {}

  async ofUnit(
    actor: Actor,
    campaignId: string,
    unitId: string,
    knownAt: Date,
  ): Promise<DutyNode[]> {
    if (!isId(campaignId) || !isId(unitId)) return [];
    const rows: RowSource = (sql, params) => this.reads.rows(actor, sql, params);
    if (!(await answersFor(rows, actor, 'duty:read', { campaignId, unitId }))) return [];
    const now = await this.frames.get(rows, actor.bureauId, campaignId);
    const frame = now && (await this.frames.asKnown(rows, now, knownAt));
    if (!frame) return [];
    const window = { bureauId: frame.bureauId, campaignId, unitIds: [unitId], knownAt };
    const world = await loadWorld(rows, window);
    const today = dayIn(frame.timeZone, knownAt);
    const index = indexFrame(frame, world);
    const reaches = reachesOf(index, { unitIds: [unitId], change: everyRule });
    const stands = [...judgeDuties(index, world.waivers, reaches, today)];
    const ids = await rows<{ key: string; id: string }>(
      `SELECT key, id FROM duty WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = $3`,
      [frame.bureauId, campaignId, unitId],
    );
    const idOf = new Map(ids.map(({ key, id }) => [key, id]));
    return stands.map((stand) =>
      dutyNode(
        { ...rowOf(frame, world, stand), id: idOf.get(stand.key) ?? stand.key, owedAt: knownAt },
        today,
      ),
    );
  }
}

function rowOf(
  frame: CampaignFrame,
  { waivers }: KnownWorld,
  stand: DutyStand,
): Omit<DutyRow, 'id' | 'owedAt'> {
  const { definition } = frame;
  const rule = definition.duties.find(({ key }) => key === stand.rule);
  if (!rule) throw new Error('cannot happen: a duty without its rule');
  const { link, title, wording, reference, sourceLines } = rule;
  const { fulfilment, requiredItems } = waysOf(rule, definition);
  return {
    ...stand,
    ...{ campaignId: frame.id, timeZone: frame.timeZone, revision: frame.revision },
    ...{ key: stand.rule, dutyKey: stand.key, link, title, wording, reference, sourceLines },
    ...{ fulfilment, requiredItems: [...requiredItems], recordNote: null },
    waivedBy: waivers.find((waiver) => waiver.id === stand.waiverId) ?? null,
  };
}
