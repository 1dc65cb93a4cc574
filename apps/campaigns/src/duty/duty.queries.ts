import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import { rowsBy } from '../grouped-loader';
import { isId, onlyIds } from '../ids.rules';
import { unitScope } from '../unit/unit-scope.rules';
import { isOverdue } from './duty.rules';
import type { DutyNode } from './duty.types';

export interface DutyListing {
  readonly state?: string | null;
  readonly key?: string | null;
  readonly overdue?: boolean | null;
  readonly first: number;
}

type DutyRow = Omit<DutyNode, 'overdue'>;

const columns = `d.id, d.campaign_id AS "campaignId", c.time_zone AS "timeZone", d.rule_key AS key, r.link, r.title,
  d.strength, r.wording, r.reference, r.source_lines AS "sourceLines", d.state, d.fulfilment,
  d.meeting_kind AS "meetingKind", d.required_items AS "requiredItems", d.submitted_items AS "submittedItems",
  d.due_on::text AS "dueOn", d.settled_on::text AS "settledOn", d.settled_by AS "settledBy", d.note,
  json_build_object('id', d.unit_id) AS unit`;

const tables = `duty d JOIN campaign c ON c.id = d.campaign_id
  JOIN duty_rule r ON r.campaign_id = d.campaign_id AND r.key = d.rule_key`;

/** The viewer's own: bureau and units stand in every WHERE, row-level security underneath. */
const mine = `d.bureau_id = $1 AND ($2::uuid[] IS NULL OR d.unit_id = ANY($2))`;

/** `isOverdue` in SQL; `at` is an instant, the day is the campaign's. A test holds the two together. */
const overdueAt = (at: string) =>
  `(d.state = 'DUE' AND d.due_on < (${at}::timestamptz AT TIME ZONE c.time_zone)::date)`;

const order = `d.due_on NULLS LAST, d.unit_id, r.position`;

export class DutyQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<DutyNode | null> {
    if (!isId(id)) return null;
    const [duty] = await this.read(
      actor,
      `SELECT ${columns} FROM ${tables} WHERE ${mine} AND d.id = $3`,
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
         SELECT ${columns}, row_number() OVER (PARTITION BY d.campaign_id ORDER BY ${order}) AS place
         FROM ${tables} WHERE ${mine} AND d.campaign_id = ANY($3)
           AND ($4::text IS NULL OR d.state = $4) AND ($5::text IS NULL OR d.rule_key = $5)
           AND ($6::boolean IS NULL OR ${overdueAt('$7')} = $6)) listed
       WHERE place <= $8 ORDER BY place`,
      [onlyIds(campaignIds), state ?? null, key ?? null, overdue ?? null, this.clock.now(), first],
    );
    return rowsBy(duties, ({ campaignId }) => campaignId);
  }

  /** All of each unit: a template names at most 200 duties. */
  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
    campaignId: string,
  ): Promise<Map<string, DutyNode[]>> {
    if (!isId(campaignId)) return new Map();
    const duties = await this.read(
      actor,
      `SELECT ${columns} FROM ${tables} WHERE ${mine} AND d.campaign_id = $3 AND d.unit_id = ANY($4) ORDER BY ${order}`,
      [campaignId, onlyIds(unitIds)],
    );
    return rowsBy(duties, ({ unit }) => unit.id);
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
      `SELECT ${columns}, u.supervision_group_id AS "groupId"
       FROM ${tables} JOIN campaign_unit u ON u.campaign_id = d.campaign_id AND u.unit_id = d.unit_id
       WHERE ${mine} AND d.campaign_id = $3 AND u.supervision_group_id = ANY($4) AND ${overdueAt('$5')}
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
    return rows.map((row) => ({ ...row, overdue: isOverdue(row, dayIn(row.timeZone, now)) }));
  }
}
