import { ALL_CLASSES, type ClosedBody } from '@huiyin/ballot-client';
import type { EntityManager } from 'typeorm';

import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { TargetKind } from './appraisal.rules';
import type { AppraisalResultNode } from './result.types';

interface Total {
  readonly targetId: string;
  readonly targetKind: TargetKind;
  readonly dimension: string;
  readonly n: number;
  readonly favourable: number;
}

/** Results as they left disclosure control at closing; raw cells are kept nowhere. */
export class AppraisalResults {
  constructor(private readonly reads: ScopedReads) {}

  /** In the transaction that closes the appraisal. */
  async keep(
    manager: EntityManager,
    { id, bureauId }: { id: string; bureauId: string },
    closed: ClosedBody,
  ): Promise<void> {
    const shown = closed.tally.map(
      ({ targetId, dimensionId, scope, sheets, n, counts, favourable, meanMilli }) => ({
        ...{
          target_id: targetId,
          dimension: dimensionId,
          scope,
          sheets,
          n,
          counts,
          favourable,
          mean_milli: meanMilli,
        },
      }),
    );
    const withheld = closed.withheld.map(({ targetId, dimensionId, scope, sheets, reason }) => ({
      ...{ target_id: targetId, dimension: dimensionId, scope, sheets, withheld: reason },
    }));
    await manager.query(
      `INSERT INTO appraisal_result (appraisal_id, bureau_id, rule_version, target_id, dimension, scope, sheets, n, counts, favourable, mean_milli, withheld)
       SELECT $1, $2, $3, target_id, dimension, scope, sheets, n, counts, favourable, mean_milli, withheld
       FROM jsonb_to_recordset($4::jsonb) AS cell (target_id uuid, dimension text, scope text, sheets int, n int,
         counts jsonb, favourable int, mean_milli int, withheld text)`,
      [id, bureauId, closed.ruleVersion, JSON.stringify([...shown, ...withheld])],
    );
  }

  /** Totals over all classes that are not withheld, for the event. */
  publishedTotals(manager: EntityManager, appraisalId: string): Promise<Total[]> {
    return manager.query<Total[]>(
      `SELECT r.target_id AS "targetId", t.kind AS "targetKind", r.dimension, r.n, r.favourable
       FROM appraisal_result r JOIN appraisal_target t ON t.appraisal_id = r.appraisal_id AND t.id = r.target_id
       WHERE r.appraisal_id = $1 AND r.scope = '${ALL_CLASSES}' AND r.withheld IS NULL
       ORDER BY t.ordinal, r.dimension`,
      [appraisalId],
    );
  }

  /** One statement for any number of appraisals; null for those not published or not the actor's to see. */
  async byAppraisals(
    actor: Actor,
    appraisalIds: readonly string[],
  ): Promise<(AppraisalResultNode[] | null)[]> {
    const units = actor.unitIdsFor('appraisal-result:read');
    const rows = await this.reads.rows<AppraisalResultNode & { appraisalId: string }>(
      actor,
      published,
      [...[actor.bureauId, appraisalIds, units === 'all' ? null : units]],
    );
    const found = new Map<string, AppraisalResultNode[]>();
    for (const row of rows)
      found.set(row.appraisalId, [...(found.get(row.appraisalId) ?? []), row]);
    return appraisalIds.map((id) => found.get(id) ?? null);
  }
}

const published = `
  SELECT r.appraisal_id AS "appraisalId", r.target_id AS "targetId", r.dimension, r.scope, r.sheets, r.n,
    r.favourable::float8 / r.n AS "favourableShare", r.mean_milli / 1000.0::float8 AS mean,
    (SELECT jsonb_agg(jsonb_build_object('grade', g ->> 'id', 'count', (r.counts ->> (g ->> 'id'))::int))
     FROM jsonb_array_elements(a.grades) g WHERE r.counts IS NOT NULL) AS counts,
    r.withheld, r.withheld IS NULL AND r.favourable::float8 / r.n < a.weak_below AS weak,
    a.threshold, r.rule_version AS "ruleVersion"
  FROM appraisal_result r
  JOIN appraisal a ON a.id = r.appraisal_id
  JOIN appraisal_target t ON t.appraisal_id = r.appraisal_id AND t.id = r.target_id
  WHERE a.bureau_id = $1 AND a.id = ANY($2) AND ($3::uuid[] IS NULL OR a.unit_id = ANY($3)) AND a.state = 'PUBLISHED'
  ORDER BY t.ordinal, r.dimension, r.scope`;
