import { ALL_CLASSES } from '@huiyin/ballot-client';
import { DISCLOSURE_RULE } from '@huiyin/disclosure';
import { noTenant, type ScopedReads } from '@huiyin/persistence';
import type { EntityManager } from 'typeorm';
import type { ReleaseRow, UnitResult } from './population.rules';

/** The memory of what was ever summed. Written under the lock of its campaign, and only added to. */
export class DisclosureLedger {
  constructor(private readonly reads: ScopedReads) {}

  /** The tenant of a campaign, as anybody may look it up; null when no roster of it is known. */
  async bureauOf(campaignId: string): Promise<string | null> {
    const row = await this.reads.one<{ bureauId: string }>(
      noTenant,
      `SELECT bureau_id AS "bureauId" FROM campaign_unit WHERE campaign_id = $1 LIMIT 1`,
      [campaignId],
    );
    return row?.bureauId ?? null;
  }

  /** Askers of one campaign go through one after the other: two that decide at once would decide differently. */
  async lock(manager: EntityManager, campaignId: string, bureauId: string): Promise<void> {
    await manager.query(
      `INSERT INTO disclosure_ledger (campaign_id, bureau_id) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT disclosure_ledger_pk DO NOTHING`,
      [campaignId, bureauId],
    );
    await manager.query(`SELECT 1 FROM disclosure_ledger WHERE campaign_id = $1 FOR UPDATE`, [
      campaignId,
    ]);
  }

  releases(manager: EntityManager, campaignId: string, k: number): Promise<ReleaseRow[]> {
    return manager.query<ReleaseRow[]>(
      `SELECT population, appraisal_id AS "appraisalId", batch, block FROM disclosure_release
       WHERE campaign_id = $1 AND k = $2 ORDER BY population, batch, block, appraisal_id`,
      [campaignId, k],
    );
  }

  async remember(
    manager: EntityManager,
    { campaignId, bureauId, k, at }: { campaignId: string; bureauId: string; k: number; at: Date },
    rows: readonly ReleaseRow[],
  ): Promise<void> {
    await manager.query(
      `INSERT INTO disclosure_release (campaign_id, bureau_id, k, rule_version, released_at, population, appraisal_id, batch, block)
       SELECT $1, $2, $3, $4, $5, one.* FROM unnest($6::text[], $7::uuid[], $8::int[], $9::int[]) AS one`,
      [
        ...[campaignId, bureauId, k, DISCLOSURE_RULE, at],
        ...[rows.map(({ population }) => population), rows.map(({ appraisalId }) => appraisalId)],
        ...[rows.map(({ batch }) => batch), rows.map(({ block }) => block)],
      ],
    );
  }

  /**
   * Published totals of what is appraised once per unit (its leading body, its organisation's body), first measurements only: so
   * that a voter stands in a sum once. Members are not added up: that would count voters several times over.
   */
  publishedResults(manager: EntityManager, campaignId: string): Promise<UnitResult[]> {
    return manager.query<UnitResult[]>(publishedResults, [campaignId]);
  }
}

// A check-list item has the two grades of every check list.
const grades = `COALESCE((
  SELECT jsonb_agg(jsonb_build_object('id', g ->> 'key', 'label', g #>> '{title,zh}', 'value', g -> 'value',
    'favourable', g -> 'favourable') ORDER BY place)
  FROM jsonb_array_elements(a.form -> 'dimensions') d, jsonb_array_elements(a.form -> 'scales') s,
    jsonb_array_elements(s -> 'grades') WITH ORDINALITY AS x (g, place)
  WHERE d ->> 'key' = r.dimension AND s ->> 'key' = d ->> 'scale'),
  '[{"id": "marked", "label": "勾选", "value": 0, "favourable": false},
    {"id": "unmarked", "label": "未勾选", "value": 1, "favourable": true}]')`;

const publishedResults = `
  SELECT a.id AS "appraisalId", a.unit_id AS "unitId", u.unit_type AS "unitType",
    u.supervision_group_id AS "supervisionGroupId", a.form ->> 'key' AS form, t.kind AS "targetKind", r.dimension, r.sheets,
    r.counts, ${grades} AS grades, a.form #>> '{publication,scope}' = 'public' AND r.k >= 10 AS "isPublic"
  FROM appraisal a
  JOIN appraisal_result r ON r.appraisal_id = a.id
  JOIN appraisal_target t ON t.appraisal_id = a.id AND t.id = r.target_id
  LEFT JOIN campaign_unit u ON u.campaign_id = a.campaign_id AND u.unit_id = a.unit_id
  WHERE a.campaign_id = $1 AND a.published_to IS NOT NULL AND a.remeasures_appraisal_id IS NULL
    AND r.scope = '${ALL_CLASSES}' AND NOT r.routed AND t.kind IN ('leading-body', 'organisation-body')`;
