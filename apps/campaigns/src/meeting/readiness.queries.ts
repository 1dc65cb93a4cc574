import type { Day } from '../calendar/days.rules';
import { stateInSql } from '../duty/duty-state.rules';
import type { RowSource } from '../duty/world.queries';
import type { Gap } from './readiness.rules';

export interface OfMeeting {
  readonly campaignId: string;
  readonly bureauId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly requires: readonly string[];
  /** No unit holds it before the bureau organ has held its own. */
  readonly bureauFirst: boolean;
}

const mostGaps = 500;

/** What must be met before the meeting and is still open on that day, in the unit and its departments. */
export function unmetBefore(
  rows: RowSource,
  { bureauId, campaignId, requires }: OfMeeting,
  unitIds: readonly string[],
  today: Day,
): Promise<Gap[]> {
  if (requires.length === 0) return Promise.resolve([]);
  return rows<Gap>(
    `SELECT d.id AS "dutyId", d.rule_key AS rule, r.title, d.unit_id AS "unitId", d.person_id AS "personId",
       d.other_person_id AS "otherPersonId", d.missing
     FROM duty d JOIN duty_rule r ON r.campaign_id = d.campaign_id AND r.key = d.rule_key
     WHERE d.bureau_id = $1 AND d.campaign_id = $2 AND d.unit_id = ANY($3) AND d.rule_key = ANY($4)
       AND ${stateInSql('$5::date')} = 'DUE' ORDER BY r.position, d.key LIMIT ${mostGaps}`,
    [bureauId, campaignId, unitIds, requires, today],
  );
}

/**
 * The day the bureau organ held its meeting of the kind; null: not yet. Undefined where no order is asked for: the
 * template does not, the bureau takes no part, or this is its own.
 */
export async function bureauHeldOn(
  rows: RowSource,
  { bureauId, campaignId, unitId, kind, bureauFirst }: OfMeeting,
): Promise<Day | null | undefined> {
  if (!bureauFirst) return undefined;
  const bureaus = await rows<{ unitId: string; heldOn: Day | null }>(
    `SELECT u.unit_id AS "unitId", (SELECT min(r.happened_on)::text FROM campaign_record r
       WHERE r.campaign_id = u.campaign_id AND r.unit_id = u.unit_id AND r.kind = $3
         AND NOT EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = r.id)) AS "heldOn"
     FROM campaign_unit u WHERE u.bureau_id = $1 AND u.campaign_id = $2 AND u.is_bureau`,
    [bureauId, campaignId, kind],
  );
  if (bureaus.length === 0 || bureaus.some((bureau) => bureau.unitId === unitId)) return undefined;
  return bureaus[0]?.heldOn ?? null;
}
