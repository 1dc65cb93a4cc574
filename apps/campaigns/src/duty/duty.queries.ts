import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import { rowsBy } from '../grouped-loader';
import { isId, onlyIds } from '../ids.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import { type DutyRow, dutyNode } from './duty-node.rules';
import { overdueInSql, stateInSql } from './duty-state.rules';
import type { DutyNode } from './duty.types';

export interface DutyListing {
  readonly state?: string | null;
  readonly key?: string | null;
  readonly overdue?: boolean | null;
  readonly first: number;
}

export const dutyColumns = `d.id, d.campaign_id AS "campaignId", c.time_zone AS "timeZone", c.revision, d.key AS "dutyKey",
  d.rule_key AS key, r.link, r.title, d.strength, r.wording, r.reference, r.source_lines AS "sourceLines", r.fulfilment,
  r.required_items AS "requiredItems", d.unit_id AS "unitId", d.person_id AS "personId",
  d.other_person_id AS "otherPersonId", d.period::text, d.owners, d.met_on::text AS "metOn", d.due_on::text AS "dueOn",
  d.deadline_on::text AS "deadlineOn", d.owed_from::text AS "owedFrom", d.lapsed_on::text AS "lapsedOn",
  d.lapse_reason AS "lapseReason", d.left_while_owing AS "leftWhileOwing", d.reads, d.missing,
  d.owed_at AS "owedAt",
  CASE WHEN w.id IS NOT NULL THEN json_build_object('dutyKey', w.duty_key, 'reason', w.reason,
    'approvedBy', w.approved_by, 'expiresOn', w.expires_on) END AS "waivedBy",
  (SELECT t.text FROM record_text t WHERE t.field = '$note' AND t.record_id::text = ANY(d.reads) LIMIT 1) AS "recordNote"`;

export const dutyTables = `duty d JOIN campaign c ON c.id = d.campaign_id
  JOIN duty_rule r ON r.campaign_id = d.campaign_id AND r.key = d.rule_key LEFT JOIN waiver w ON w.id = d.waiver_id`;

/** The viewer's own: bureau and units stand in every WHERE, row-level security underneath. */
const mine = `d.bureau_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY(${unitsReached('$2')}))`;

/** `at` is an instant, the day is the campaign's. */
const today = (at: string) => `(${at}::timestamptz AT TIME ZONE c.time_zone)::date`;

const order = `d.due_on NULLS LAST, d.unit_id, r.position, d.key`;
/** With their departments and what went on in them; what has ended is under the group of its successor. */
const unitsUnderGroups = `SELECT DISTINCT g.supervision_group_id AS group_id, reached AS unit_id FROM campaign_unit g
  CROSS JOIN LATERAL units_answered_by(ARRAY[g.unit_id]) reached
  WHERE g.bureau_id = $1 AND g.campaign_id = $3 AND g.supervision_group_id = ANY($4) AND g.successor_unit_ids = '{}'`;

const mostOfUnit = 2_000;

export class DutyQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<DutyNode | null> {
    if (!isId(id)) return null;
    const [duty] = await this.read(
      actor,
      `SELECT ${dutyColumns} FROM ${dutyTables} WHERE ${mine} AND d.id = $3`,
      [id],
    );
    return duty ?? null;
  }

  /** At most `first` of each campaign, soonest deadline first. */
  async ofCampaigns(
    actor: Actor,
    campaignIds: readonly string[],
    { state, key, overdue, first }: DutyListing,
  ): Promise<Map<string, DutyNode[]>> {
    const duties = await this.read(
      actor,
      `SELECT * FROM (
         SELECT ${dutyColumns}, row_number() OVER (PARTITION BY d.campaign_id ORDER BY ${order}) AS place
         FROM ${dutyTables} WHERE ${mine} AND d.campaign_id = ANY($3)
           AND ($4::text IS NULL OR ${stateInSql(today('$7'))} = $4) AND ($5::text IS NULL OR d.rule_key = $5)
           AND ($6::boolean IS NULL OR coalesce(${overdueInSql(today('$7'))}, false) = $6)) listed
       WHERE place <= $8 ORDER BY place`,
      [onlyIds(campaignIds), state ?? null, key ?? null, overdue ?? null, this.clock.now(), first],
    );
    return rowsBy(duties, ({ campaignId }) => campaignId);
  }

  /** All of each unit, up to 2 000 of each. */
  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
    campaignId: string,
  ): Promise<Map<string, DutyNode[]>> {
    if (!isId(campaignId)) return new Map();
    const duties = await this.read(
      actor,
      `SELECT * FROM (
         SELECT ${dutyColumns}, row_number() OVER (PARTITION BY d.unit_id ORDER BY ${order}) AS place
         FROM ${dutyTables} WHERE ${mine} AND d.campaign_id = $3 AND d.unit_id = ANY($4)) listed
       WHERE place <= ${mostOfUnit} ORDER BY place`,
      [campaignId, onlyIds(unitIds)],
    );
    return rowsBy(duties, ({ unitId }) => unitId);
  }

  /** Overdue duties under supervision groups, each group with its own units only. */
  async overdueOfGroups(
    actor: Actor,
    groupIds: readonly string[],
    campaignId: string,
  ): Promise<Map<string, DutyNode[]>> {
    if (!isId(campaignId)) return new Map();
    const duties = await this.read<{ groupId: string }>(
      actor,
      `SELECT ${dutyColumns}, u.group_id AS "groupId"
       FROM ${dutyTables} JOIN (${unitsUnderGroups}) u ON u.unit_id = d.unit_id
       WHERE ${mine} AND d.campaign_id = $3 AND ${overdueInSql(today('$5'))}
       ORDER BY ${order}`,
      [campaignId, onlyIds(groupIds), this.clock.now()],
    );
    return rowsBy(duties, ({ groupId }) => groupId);
  }

  private async read<More>(
    actor: Actor,
    sql: string,
    params: readonly unknown[],
  ): Promise<(DutyNode & More)[]> {
    const scope = [actor.bureauId, unitScope(actor, 'duty:read')];
    const rows = await this.reads.rows<DutyRow & More>(actor, sql, [...scope, ...params]);
    const now = this.clock.now();
    return rows.map((row) => dutyNode(row, dayIn(row.timeZone, now)));
  }
}
