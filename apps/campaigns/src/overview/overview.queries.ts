import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { addDays } from '../calendar/day-count.rules';
import { dayIn } from '../calendar/days.rules';
import { dutyColumns, dutyTables } from '../duty/duty.queries';
import { type DutyRow, dutyNode } from '../duty/duty-node.rules';
import { overdueInSql, stateInSql } from '../duty/duty-state.rules';
import type { DutyNode } from '../duty/duty.types';
import { isId } from '../ids.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import type { LinkStandNode } from './overview.types';
import type { TallyRow } from './overview.rules';

export const soonDays = 14;

/** Which part of what the viewer may see. */
export interface OverviewOf {
  readonly campaignId: string;
  readonly supervisionGroupId: string | null;
  readonly unitId: string | null;
  /** Only rules that count for ranking. */
  readonly forRanking: boolean;
}

export interface OverviewCampaign {
  readonly id: string;
  readonly today: string;
  readonly ranking: 'allowed' | 'forbidden';
}

/** A unit that went on in another is supervised by the other's group. */
const unitNow = (
  of: string,
) => `JOIN campaign_unit u ON u.campaign_id = ${of}.campaign_id AND u.unit_id = ${of}.unit_id
  LEFT JOIN campaign_unit heir ON heir.campaign_id = u.campaign_id AND heir.unit_id = u.successor_unit_ids[1]`;
const groupNow = `coalesce(heir.supervision_group_id, u.supervision_group_id)`;

const standing = `
  SELECT d.unit_id, ${groupNow} AS group_id, r.link, d.strength, d.due_on,
    d.owed_from > $4::date AS later, ${stateInSql('$4::date')} AS state,
    coalesce(${overdueInSql('$4::date')}, false) AS late,
    d.met_on > d.due_on AS met_late, d.deadline_on < $4::date AND d.due_on > d.deadline_on AS moved
  FROM duty d
  JOIN duty_rule r ON r.campaign_id = d.campaign_id AND r.key = d.rule_key
  ${unitNow('d')}
  WHERE d.bureau_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY(${unitsReached('$2')})) AND d.campaign_id = $3
    AND ($6::uuid IS NULL OR ${groupNow} = $6) AND ($7::uuid IS NULL OR d.unit_id = $7)
    AND (NOT $8::boolean OR r.counts_for_ranking)`;

const count = (condition: string, name: string) =>
  `(count(*) FILTER (WHERE ${condition}))::int AS "${name}"`;
const now = `state <> 'LAPSED' AND NOT later`;
const due = `state = 'DUE' AND NOT later`;

const tally = `
  ${count(now, 'owed')}, ${count(`${now} AND state = 'FULFILLED'`, 'met')},
  ${count(`${now} AND state = 'FULFILLED' AND met_late`, 'metLate')}, ${count(`${now} AND state = 'WAIVED'`, 'waived')},
  ${count(`${due} AND NOT late AND moved`, 'excused')}, ${count(`${due} AND NOT late AND moved IS NOT TRUE`, 'open')},
  ${count(`${due} AND NOT late AND due_on <= $5::date`, 'dueSoon')}, ${count(`${due} AND late`, 'overdue')},
  ${count(`${due} AND late AND strength = 'HARD'`, 'notMet')}, ${count(`state <> 'LAPSED' AND later`, 'upcoming')},
  ${count(`state = 'LAPSED'`, 'lapsed')},
  (min(due_on) FILTER (WHERE ${due} AND NOT late))::text AS "nextDueOn"`;

/** One statement for the whole overview, however many units: grouped by nothing, link, group and unit at once. */
const tallies = `
  WITH standing AS (${standing})
  SELECT CASE grouping(link, group_id, unit_id) WHEN 7 THEN 'all' WHEN 3 THEN 'link' WHEN 5 THEN 'group' ELSE 'unit' END AS of,
    link, group_id AS "groupId", unit_id AS "unitId", ${tally}
  FROM standing GROUP BY GROUPING SETS ((), (link), (group_id), (unit_id))
  ORDER BY link, group_id, unit_id`;

const linkStands = `
  WITH newest AS (
    SELECT DISTINCT ON (s.unit_id, s.link) s.link, s.step FROM link_step s
    JOIN campaign_unit u ON u.campaign_id = s.campaign_id AND u.unit_id = s.unit_id
    WHERE s.bureau_id = $1 AND ($2::uuid[] IS NULL OR s.unit_id = ANY(${unitsReached('$2')})) AND s.campaign_id = $3
      AND ($4::uuid IS NULL OR u.supervision_group_id = $4) AND ($5::uuid IS NULL OR s.unit_id = $5)
      AND NOT EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = s.record_id)
    ORDER BY s.unit_id, s.link, s.place DESC)
  SELECT link, (count(*) FILTER (WHERE step IN ('SUMMARY', 'INSPECTED')))::int AS waiting,
    (count(*) FILTER (WHERE step = 'CONSENTED'))::int AS consented,
    (count(*) FILTER (WHERE step = 'REFUSED'))::int AS "makingUp"
  FROM newest GROUP BY link ORDER BY link`;

const todayThere = `($4::timestamptz AT TIME ZONE c.time_zone)::date`;

const nextDuties = `SELECT ${dutyColumns} FROM ${dutyTables}
  ${unitNow('d')}
  WHERE d.bureau_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY(${unitsReached('$2')})) AND d.campaign_id = $3
    AND ($5::uuid IS NULL OR ${groupNow} = $5) AND ($6::uuid IS NULL OR d.unit_id = $6)
    AND ${stateInSql(todayThere)} = 'DUE' AND d.owed_from <= ${todayThere} AND d.due_on >= ${todayThere}
  ORDER BY d.due_on, d.unit_id, r.position, d.key LIMIT $7`;

/** Numbers over the duties a viewer may see; never more than that, and never in the order of the numbers. */
export class OverviewQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  /** Null when there is no such campaign in the viewer's bureau. */
  async campaign(actor: Actor, campaignId: string): Promise<OverviewCampaign | null> {
    if (!isId(campaignId)) return null;
    const row = await this.reads.one<{ timeZone: string; ranking: 'allowed' | 'forbidden' }>(
      actor,
      `SELECT time_zone AS "timeZone", coalesce(definition->>'ranking', 'forbidden') AS ranking
       FROM campaign WHERE bureau_id = $1 AND id = $2`,
      [actor.bureauId, campaignId],
    );
    return row && { ...row, id: campaignId, today: dayIn(row.timeZone, this.clock.now()) };
  }

  tallies(actor: Actor, of: OverviewOf, today: string): Promise<TallyRow[]> {
    return this.reads.rows<TallyRow>(actor, tallies, [
      ...this.scope(actor, of),
      ...[today, addDays(today, soonDays)],
      ...[ofOne(of.supervisionGroupId), ofOne(of.unitId), of.forRanking],
    ]);
  }

  links(actor: Actor, of: OverviewOf): Promise<LinkStandNode[]> {
    return this.reads.rows<LinkStandNode>(actor, linkStands, [
      ...this.scope(actor, of),
      ...[ofOne(of.supervisionGroupId), ofOne(of.unitId)],
    ]);
  }

  /** What is due next, soonest first; overdue ones are no longer next. */
  async next(actor: Actor, of: OverviewOf, first: number): Promise<DutyNode[]> {
    const now = this.clock.now();
    const rows = await this.reads.rows<DutyRow>(actor, nextDuties, [
      ...this.scope(actor, of),
      ...[now, ofOne(of.supervisionGroupId), ofOne(of.unitId), first],
    ]);
    return rows.map((row) => dutyNode(row, dayIn(row.timeZone, now)));
  }

  private scope(actor: Actor, { campaignId }: OverviewOf): unknown[] {
    return [actor.bureauId, unitScope(actor, 'duty:read'), campaignId];
  }
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** What is no id is nobody's: it must not widen the view to everybody. */
function ofOne(id: string | null): string | null {
  return id === null || isId(id) ? id : nobody;
}
