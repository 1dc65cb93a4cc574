import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { RecordValue } from '../engine/world.rules';
import { isId } from '../ids.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import type { RecordNode, RecordValueNode } from './record.types';

export interface RecordListing {
  readonly campaignId: string;
  readonly unitId: string | null;
  readonly kind: string | null;
  readonly first: number;
}

interface RecordRow extends Omit<RecordNode, 'values'> {
  readonly values: Readonly<Record<string, RecordValue>>;
}

const stub = (column: string) =>
  `CASE WHEN ${column} IS NOT NULL THEN json_build_object('id', ${column}) END`;

/**
 * What a reviewer said of a confidential text tells what stands in it: for the author, whom it is about and who reviewed
 * it (need 42). Asked last and only of remarks, since it opens the whole template.
 */
const remark = `CASE WHEN v.remark IS NULL OR $3 IN (r.recorded_by, r.person_id, r.other_person_id)
    OR EXISTS (SELECT 1 FROM record_review w WHERE w.record_id = r.id AND w.recorded_by = $3) THEN v.remark
  WHEN NOT EXISTS (SELECT 1 FROM campaign c WHERE c.id = r.campaign_id AND jsonb_path_exists(c.definition,
    '$.records[*] ? (@.key == $kind && @.confidential == true)', jsonb_build_object('kind', r.kind))) THEN v.remark END`;

const columns = `r.id, r.campaign_id AS "campaignId", r.kind, json_build_object('id', r.unit_id) AS unit,
  ${stub('r.person_id')} AS person, ${stub('r.other_person_id')} AS "otherPerson",
  r.happened_on::text AS "happenedOn", r.recorded_at AS "recordedAt", ${stub('r.recorded_by')} AS "recordedBy",
  r.values, r.origin_record_id AS "originRecordId",
  (SELECT t.reason FROM record_retraction t WHERE t.record_id = r.id) AS "retractedFor",
  coalesce((SELECT json_agg(json_build_object('step', v.step, 'outcome', v.outcome, 'remark', ${remark},
      'on', v.reviewed_on, 'by', json_build_object('id', v.recorded_by)) ORDER BY v.place)
    FROM record_review v WHERE v.record_id = r.id), '[]') AS reviews,
  coalesce((SELECT json_agg(json_build_object('target', f.target, 'state', f.state, 'on', f.happened_on,
      'documentNumber', f.document_number, 'remark', f.remark) ORDER BY f.target)
    FROM (SELECT DISTINCT ON (target) * FROM record_filing WHERE record_id = r.id
      ORDER BY target, place DESC) f), '[]') AS filings,
  coalesce((SELECT json_agg(json_build_object('id', p.id, 'scope', p.scope, 'medium', p.medium, 'from', p.posted_from,
      'until', p.posted_until, 'takenDownOn', p.taken_down_on) ORDER BY p.posted_from, p.id)
    FROM record_posting p WHERE p.record_id = r.id), '[]') AS postings`;

/** Units the viewer may see, and whatever is the viewer's own: written by or about them. */
const mine = `r.bureau_id = $1 AND ($2::uuid[] IS NULL OR r.unit_id = ANY(${unitsReached('$2')})
  OR r.recorded_by = $3 OR r.person_id = $3 OR r.other_person_id = $3)`;

/** Facts, without their texts: these have a door of their own, with a log. */
export class RecordQueries {
  constructor(private readonly reads: ScopedReads) {}

  async byId(actor: Actor, id: string): Promise<RecordNode | null> {
    if (!isId(id)) return null;
    const row = await this.reads.one<RecordRow>(
      actor,
      `SELECT ${columns} FROM campaign_record r WHERE ${mine} AND r.id = $4`,
      [...scopeOf(actor), id],
    );
    return row && node(row);
  }

  /** Newest first; what was retracted stands among them with its reason. */
  async list(
    actor: Actor,
    { campaignId, unitId, kind, first }: RecordListing,
  ): Promise<RecordNode[]> {
    if (!isId(campaignId) || (unitId !== null && !isId(unitId))) return [];
    const rows = await this.reads.rows<RecordRow>(
      actor,
      `SELECT ${columns} FROM campaign_record r WHERE ${mine} AND r.campaign_id = $4
         AND ($5::uuid IS NULL OR r.unit_id = $5) AND ($6::text IS NULL OR r.kind = $6)
       ORDER BY r.happened_on DESC, r.recorded_at DESC, r.seq DESC LIMIT $7`,
      [...scopeOf(actor), campaignId, unitId, kind, first],
    );
    return rows.map(node);
  }
}

function scopeOf(actor: Actor): unknown[] {
  return [actor.bureauId, unitScope(actor, 'duty:read'), actor.personId];
}

function node({ values, ...row }: RecordRow): RecordNode {
  return { ...row, values: Object.entries(values).map(valueNode) };
}

function valueNode([field, value]: [string, RecordValue]): RecordValueNode {
  const none = { field, value: null, entries: [], counts: [] };
  if (isList(value)) return { ...none, entries: [...value] };
  if (typeof value !== 'object') return { ...none, value: String(value) };
  return { ...none, counts: Object.entries(value).map(([entry, count]) => ({ entry, count })) };
}

function isList(value: RecordValue): value is readonly string[] {
  return Array.isArray(value);
}
