import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import { missingWords, stateInSql } from '../duty/duty-state.rules';
import type { RowSource } from '../duty/world.queries';
import { rowsBy } from '../grouped-loader';
import { isId, onlyIds } from '../ids.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import type { MeetingNode, MeetingReadinessNode } from './meeting.types';
import { bureauHeldOn, type OfMeeting, unmetBefore } from './readiness.queries';
import { gapWords } from './readiness.rules';

const columns = `m.id, m.campaign_id AS "campaignId", m.kind, m.state, m.scheduled_on::text AS "scheduledOn",
  m.held_on::text AS "heldOn", m.attendee_count AS "attendeeCount", m.postponement_reason AS "postponementReason",
  m.record_id AS "recordId", json_build_object('id', m.unit_id) AS unit,
  ARRAY(SELECT DISTINCT d.rule_key FROM duty d WHERE d.campaign_id = m.campaign_id AND d.unit_id = m.unit_id
    AND d.bureau_id = m.bureau_id AND d.rule_key = ANY(m.requires)
    AND ${stateInSql('($3::timestamptz AT TIME ZONE c.time_zone)::date')} = 'DUE' ORDER BY 1) AS "waitsFor"`;

const tables = 'meeting m JOIN campaign c ON c.id = m.campaign_id';

const mine = `m.bureau_id = $1 AND ($2::uuid[] IS NULL OR m.unit_id = ANY(${unitsReached('$2')}))`;

/** Reads of meetings, never of the people who attended. */
export class MeetingQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  byId(actor: Actor, id: string): Promise<MeetingNode | null> {
    if (!isId(id)) return Promise.resolve(null);
    return this.reads.one<MeetingNode>(
      actor,
      `SELECT ${columns} FROM ${tables} WHERE ${mine} AND m.id = $4`,
      [...scopeOf(actor), this.clock.now(), id],
    );
  }

  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
    campaignId: string,
  ): Promise<Map<string, MeetingNode[]>> {
    if (!isId(campaignId)) return new Map();
    const rows = await this.reads.rows<MeetingNode>(
      actor,
      `SELECT ${columns} FROM ${tables}
       WHERE ${mine} AND m.campaign_id = $4 AND m.unit_id = ANY($5) ORDER BY m.unit_id, m.kind`,
      [...scopeOf(actor), this.clock.now(), campaignId, onlyIds(unitIds)],
    );
    return rowsBy(rows, ({ unit }) => unit.id);
  }

  /** The duty that approves the preparation of a meeting; the one still due first. */
  async preparationOf(
    actor: Actor,
    { campaignId, unitId, kind }: { campaignId: string; unitId: string; kind: string },
  ): Promise<string | null> {
    const row = await this.reads.one<{ id: string }>(
      actor,
      `SELECT d.id FROM meeting m JOIN duty d ON d.bureau_id = m.bureau_id AND d.campaign_id = m.campaign_id
         AND d.unit_id = m.unit_id AND d.rule_key = ANY(m.requires)
         JOIN duty_rule r ON r.campaign_id = d.campaign_id AND r.key = d.rule_key AND r.fulfilment = 'approval'
       WHERE ${mine} AND m.campaign_id = $3 AND m.unit_id = $4 AND m.kind = $5
       ORDER BY d.met_on IS NULL DESC, d.rule_key LIMIT 1`,
      [...scopeOf(actor), campaignId, unitId, kind],
    );
    return row?.id ?? null;
  }

  /** The dry run of a gate: what is still missing before the meeting can be held (need 3). */
  async readiness(actor: Actor, id: string): Promise<MeetingReadinessNode | null> {
    if (!isId(id)) return null;
    const rows: RowSource = (sql, params) => this.reads.rows(actor, sql, params);
    const meeting = await this.reads.one<PlannedMeeting>(
      actor,
      `SELECT m.bureau_id AS "bureauId", m.campaign_id AS "campaignId", m.unit_id AS "unitId", m.kind, m.requires, m.state,
         c.time_zone AS "timeZone", coalesce((SELECT (mt->>'bureauFirst')::boolean
           FROM jsonb_array_elements(c.definition->'meetings') mt WHERE mt->>'key' = m.kind), false) AS "bureauFirst",
         ARRAY(SELECT u.unit_id FROM campaign_unit u WHERE u.campaign_id = m.campaign_id
           AND (u.unit_id = m.unit_id OR u.parent_unit_id = m.unit_id)) AS "unitIds"
       FROM ${tables} WHERE ${mine} AND m.id = $3`,
      [...scopeOf(actor), id],
    );
    if (!meeting) return null;
    const today = dayIn(meeting.timeZone, this.clock.now());
    const gaps = await unmetBefore(rows, meeting, meeting.unitIds, today);
    const bureau = await bureauHeldOn(rows, meeting);
    const waitsForBureau = bureau === null;
    return {
      waitsForBureau,
      ready: meeting.state === 'SCHEDULED' && gaps.length === 0 && !waitsForBureau,
      missing: gapWords(gaps),
      gaps: gaps.map(({ dutyId, rule, title, unitId, personId, missing }) => ({
        ...{ dutyId, rule, title, missing: missingWords(missing) },
        ...{ unit: { id: unitId }, person: personId === null ? null : { id: personId } },
      })),
    };
  }
}

interface PlannedMeeting extends OfMeeting {
  readonly state: string;
  readonly timeZone: string;
  readonly unitIds: readonly string[];
}

function scopeOf(actor: Actor): unknown[] {
  return [actor.bureauId, unitScope(actor, 'meeting:read')];
}
