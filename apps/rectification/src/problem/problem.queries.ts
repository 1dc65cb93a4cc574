import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { groupedBy, inOrderOf, onlyIds } from '../row-groups';
import type { ProblemState } from './problem.entity';
import type { ProblemNode, ProblemSourceNode } from './problem.types';

const columns = `id, state, found_at AS "foundAt", rejection_reason AS "rejectionReason",
  campaign_id AS "campaignId", unit_id AS "unitId"`;
const visible = `bureau_id = $1 AND ($2::uuid[] IS NULL OR unit_id = ANY($2))`;
const perParent = 200;

export interface UnitInCampaign {
  readonly unitId: string;
  readonly campaignId: string;
}

export interface ProblemFilter {
  readonly campaignId: string;
  readonly state: ProblemState | null;
  readonly first: number;
}

/** Reads of problems; the actor's units stand in the WHERE, row-level security underneath. */
export class ProblemQueries {
  constructor(private readonly reads: ScopedReads) {}

  list(actor: Actor, { campaignId, state, first }: ProblemFilter): Promise<ProblemNode[]> {
    return this.reads.rows<ProblemNode>(
      actor,
      `SELECT ${columns} FROM problem WHERE ${visible} AND campaign_id = $3 AND ($4::text IS NULL OR state = $4)
       ORDER BY found_at DESC, id LIMIT $5`,
      [...scopeOf(actor), campaignId, state, first],
    );
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<(ProblemNode | null)[]> {
    const rows = await this.reads.rows<ProblemNode>(
      actor,
      `SELECT ${columns} FROM problem WHERE ${visible} AND id = ANY($3)`,
      [...scopeOf(actor), onlyIds(ids)],
    );
    return inOrderOf(ids, rows);
  }

  async ofUnits(actor: Actor, keys: readonly UnitInCampaign[]): Promise<ProblemNode[][]> {
    const rows = await this.reads.rows<ProblemNode>(
      actor,
      `SELECT * FROM (SELECT ${columns}, row_number() OVER (PARTITION BY unit_id, campaign_id ORDER BY found_at DESC, id) AS place
         FROM problem WHERE ${visible} AND (unit_id, campaign_id) IN (SELECT * FROM unnest($3::uuid[], $4::uuid[]))) AS problem
       WHERE place <= ${perParent} ORDER BY place`,
      [...scopeOf(actor), keys.map(({ unitId }) => unitId), keys.map((key) => key.campaignId)],
    );
    return groupedBy(keys.map(unitInCampaignKey), rows, unitInCampaignKey);
  }

  async sourcesOf(actor: Actor, problemIds: readonly string[]): Promise<ProblemSourceNode[][]> {
    const rows = await this.reads.rows<ProblemSourceNode & { problemId: string }>(
      actor,
      `SELECT * FROM (SELECT problem_id AS "problemId", kind, found_at AS "foundAt", target_id AS "targetId",
           target_kind AS "targetKind", dimension, n, favourable_share AS "favourableShare", category,
           appraisal_id AS "appraisalId", opinion_id AS "opinionId",
           row_number() OVER (PARTITION BY problem_id ORDER BY found_at, id) AS place
         FROM problem_source WHERE bureau_id = $1 AND problem_id IN
           (SELECT id FROM problem WHERE ${visible} AND id = ANY($3))) AS source
       WHERE place <= ${perParent} ORDER BY place`,
      [...scopeOf(actor), problemIds],
    );
    return groupedBy(problemIds, rows, ({ problemId }) => problemId);
  }
}

export function unitInCampaignKey({ unitId, campaignId }: UnitInCampaign): string {
  return `${unitId} ${campaignId}`.toLowerCase();
}

function scopeOf(actor: Actor): [string | null, readonly string[] | null] {
  const units = actor.unitIdsFor('problem:read');
  return [actor.bureauId, units === 'all' ? null : units];
}
