import type { Client } from 'pg';
import { newId } from '@huiyin/kernel';

const form = (scope: string) => ({
  key: 'body-and-cadres',
  scales: [
    {
      key: 'four',
      grades: [
        { key: 'good', title: { zh: '好', en: 'good' }, value: 2, favourable: true },
        { key: 'poor', title: { zh: '差', en: 'poor' }, value: 0, favourable: false },
      ],
    },
  ],
  dimensions: [
    { key: 'style', title: { zh: '作风', en: 'style' }, scale: 'four', of: ['leading-body'] },
  ],
  checklists: [],
  publication: { scope, groups: [] },
});

export interface UnitVotes {
  readonly good: number;
  readonly poor: number;
  readonly type?: string;
  readonly group?: string | null;
  readonly publishedTo?: string | null;
  readonly withheld?: string;
  readonly scope?: 'bureau' | 'public';
}

/** A unit whose leading body was appraised, as the count left it. */
export async function aCountedUnit(
  admin: Pick<Client, 'query'>,
  { bureauId, campaignId }: { bureauId: string; campaignId: string },
  votes: UnitVotes,
): Promise<{ unitId: string; appraisalId: string }> {
  const [unitId, appraisalId, targetId] = [newId(), newId(), newId()];
  const { good, poor, type = 'clinic', group = null, withheld = null, scope = 'bureau' } = votes;
  const publishedTo = votes.publishedTo === undefined ? 'bureau' : votes.publishedTo;
  const [n, k] = [good + poor, scope === 'public' ? 10 : 5];
  await admin.query(
    `INSERT INTO campaign_unit (campaign_id, unit_id, bureau_id, unit_type, supervision_group_id) VALUES ($1, $2, $3, $4, $5)`,
    [campaignId, unitId, bureauId, type, group],
  );
  await admin.query(
    `INSERT INTO appraisal (id, bureau_id, campaign_id, unit_id, title, state, threshold, weak_below, form, classes, left_out,
       quorum_bp, min_counted, medium, splits_closing_key, signatures, history, published_to, turnout, is_valid)
     VALUES ($1, $2, $3, $4, '民主评议', 'CLOSED', $5, 0.5, $6, '[]', '[]', 0, 1, 'electronic', false, '[]', '[]', $7, '[]', true)`,
    [appraisalId, bureauId, campaignId, unitId, k, form(scope), publishedTo],
  );
  await admin.query(
    `INSERT INTO appraisal_target (appraisal_id, id, bureau_id, ordinal, kind, label, routed, requirement)
     VALUES ($1, $2, $3, 0, 'leading-body', '领导班子', false, 'R002.14')`,
    [appraisalId, targetId, bureauId],
  );
  await admin.query(
    `INSERT INTO appraisal_result (appraisal_id, target_id, dimension, scope, bureau_id, sheets, n, counts, favourable, mean_milli,
       withheld, rule_version, k, routed)
     VALUES ($1, $2, 'style', 'all', $3, $4, $5, $6, $7, $8, $9, 'huiyin-disclosure/2', $10, false)`,
    [
      ...[appraisalId, targetId, bureauId, n],
      ...(withheld ? [null, null, null, null] : [n, { good, poor }, good, 0]),
      ...[withheld, k],
    ],
  );
  return { unitId, appraisalId };
}
