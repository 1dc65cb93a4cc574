import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { AppraisalNode, AppraisalTargetNode } from './appraisal.types';

const columns = `a.id, a.campaign_id AS "campaignId", a.unit_id AS "unitId", a.title, a.state, a.dimensions, a.grades,
  a.threshold, a.weak_below AS "weakBelow", a.remeasures_appraisal_id AS "remeasuresAppraisalId", a.turnout`;

// Units the actor's roles reach, and what they may vote in themselves.
const visible = `a.bureau_id = $1 AND ($2::uuid[] IS NULL OR a.unit_id = ANY($2) OR EXISTS (
  SELECT 1 FROM issuance.voter v WHERE v.appraisal_id = a.id AND v.person_id = $3))`;

export interface UnitInCampaign {
  readonly unitId: string;
  readonly campaignId: string;
}

const perUnit = 100;

/** Reads of appraisals; each one carries the actor's scope in its WHERE, row-level security stands underneath. */
export class AppraisalQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** One statement for any number of ids, in their order; null for what is absent or not the actor's. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<(AppraisalNode | null)[]> {
    const rows = await this.reads.rows<AppraisalNode>(
      actor,
      `SELECT ${columns} FROM appraisal a WHERE ${visible} AND a.id = ANY($4)`,
      [...scope(actor), ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** Per place at most 100, by title. */
  async byPlaces(actor: Actor, places: readonly UnitInCampaign[]): Promise<AppraisalNode[][]> {
    const rows = await this.reads.rows<AppraisalNode & { ordinal: string }>(
      actor,
      `SELECT place.ordinal, found.*
       FROM unnest($4::uuid[], $5::uuid[]) WITH ORDINALITY AS place (unit_id, campaign_id, ordinal),
       LATERAL (SELECT ${columns} FROM appraisal a
         WHERE ${visible} AND a.unit_id = place.unit_id AND a.campaign_id = place.campaign_id
         ORDER BY a.title, a.id LIMIT ${perUnit}) AS found`,
      [
        ...scope(actor),
        places.map(({ unitId }) => unitId),
        places.map(({ campaignId }) => campaignId),
      ],
    );
    return places.map((_, index) => rows.filter(({ ordinal }) => Number(ordinal) === index + 1));
  }

  /** Targets of appraisals the actor has already been allowed to see. */
  async targets(actor: Actor, appraisalIds: readonly string[]): Promise<AppraisalTargetNode[][]> {
    const rows = await this.reads.rows<AppraisalTargetNode & { appraisalId: string }>(
      actor,
      `SELECT appraisal_id AS "appraisalId", id, kind, label FROM appraisal_target
       WHERE bureau_id = $1 AND appraisal_id = ANY($2) ORDER BY ordinal`,
      [actor.bureauId, appraisalIds],
    );
    return appraisalIds.map((id) => rows.filter(({ appraisalId }) => appraisalId === id));
  }
}

function scope(actor: Actor): unknown[] {
  const units = actor.unitIdsFor('appraisal:read');
  return [actor.bureauId, units === 'all' ? null : units, actor.personId];
}
