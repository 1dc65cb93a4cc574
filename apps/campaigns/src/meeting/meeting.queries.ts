import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { rowsBy } from '../grouped-loader';
import { isId, onlyIds } from '../ids.rules';
import { unitScope } from '../unit/unit-scope.rules';
import type { MeetingNode } from './meeting.types';

const columns = `m.id, m.campaign_id AS "campaignId", m.kind, m.state, m.scheduled_on::text AS "scheduledOn",
  m.held_on::text AS "heldOn", m.attendee_count AS "attendeeCount", m.postponement_reason AS "postponementReason",
  json_build_object('id', m.unit_id) AS unit,
  ARRAY(SELECT d.rule_key FROM duty d WHERE d.campaign_id = m.campaign_id AND d.unit_id = m.unit_id
    AND d.bureau_id = m.bureau_id AND d.rule_key = ANY(m.requires) AND d.state = 'DUE') AS "waitsFor"`;

const mine = `m.bureau_id = $1 AND ($2::uuid[] IS NULL OR m.unit_id = ANY($2))`;

/** Reads of meetings, never of the people who attended. */
export class MeetingQueries {
  constructor(private readonly reads: ScopedReads) {}

  byId(actor: Actor, id: string): Promise<MeetingNode | null> {
    if (!isId(id)) return Promise.resolve(null);
    return this.reads.one<MeetingNode>(
      actor,
      `SELECT ${columns} FROM meeting m WHERE ${mine} AND m.id = $3`,
      [...scopeOf(actor), id],
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
      `SELECT ${columns} FROM meeting m
       WHERE ${mine} AND m.campaign_id = $3 AND m.unit_id = ANY($4) ORDER BY m.unit_id, m.kind`,
      [...scopeOf(actor), campaignId, onlyIds(unitIds)],
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
         AND d.unit_id = m.unit_id AND d.rule_key = ANY(m.requires) AND d.fulfilment = 'approval'
       WHERE ${mine} AND m.campaign_id = $3 AND m.unit_id = $4 AND m.kind = $5
       ORDER BY d.state = 'DUE' DESC, d.rule_key LIMIT 1`,
      [...scopeOf(actor), campaignId, unitId, kind],
    );
    return row?.id ?? null;
  }
}

function scopeOf(actor: Actor): unknown[] {
  return [actor.bureauId, unitScope(actor, 'meeting:read')];
}
