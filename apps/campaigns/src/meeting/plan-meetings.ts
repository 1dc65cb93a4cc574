import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { MeetingEntity } from './meeting.entity';

const chunk = 1_000; // PostgreSQL takes 65 535 parameters in a statement

/** A meeting for every unit that owes one of its kind and has none yet. */
export async function planMeetings(tx: Tx, frame: CampaignFrame): Promise<void> {
  const { id: campaignId, bureauId, definition } = frame;
  for (const { key: kind, requires } of definition.meetings) {
    const owing: { unitId: string }[] = await tx.manager.query(
      // The rules first, as a list: joined, they would be looked up once a duty.
      `SELECT DISTINCT d.unit_id AS "unitId" FROM duty d
       WHERE d.bureau_id = $1 AND d.campaign_id = $2 AND d.lapsed_on IS NULL
         AND d.rule_key = ANY (ARRAY(SELECT r.key FROM duty_rule r
           WHERE r.campaign_id = $2 AND r.fulfilment = 'meeting' AND r.record_kind = $3))
         AND NOT EXISTS (
           SELECT 1 FROM meeting m WHERE m.campaign_id = d.campaign_id AND m.unit_id = d.unit_id AND m.kind = $3)`,
      [bureauId, campaignId, kind],
    );
    const planned = owing.map(({ unitId }) =>
      MeetingEntity.planned({ id: newId(), bureauId, campaignId, unitId, kind, requires }),
    );
    for (let at = 0; at < planned.length; at += chunk)
      await tx.manager.insert(MeetingEntity, planned.slice(at, at + chunk));
  }
}
