import type { EntityManager } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import type { RowSource } from '../duty/world.queries';
import type { RecordKind } from '../template/record-shape.rules';
import { LinkNotOpen } from './gate.errors';
import { linkGates, type TakenStep } from './link-gate.rules';

/** Summaries are records; the link is the one the step names, else the record's own field, else its kind's. */
const steps = `
  SELECT coalesce(s.link, r.values->>$4, $5) AS link, 'SUMMARY' AS step, r.happened_on::text AS "on", r.id AS "recordId",
    coalesce((SELECT json_agg(json_build_object('step', v.step, 'outcome', v.outcome, 'on', v.reviewed_on) ORDER BY v.place)
      FROM record_review v WHERE v.record_id = r.id), '[]') AS reviews, r.seq AS place
  FROM campaign_record r LEFT JOIN link_step s ON s.record_id = r.id
  WHERE r.bureau_id = $1 AND r.campaign_id = $2 AND r.unit_id = $3 AND r.kind = $6
    AND NOT EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = r.id)
  UNION ALL
  SELECT link, step, happened_on::text, NULL, '[]', place FROM link_step
  WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = $3 AND step = 'INSPECTED' ORDER BY place`;

/** What a unit and its supervision group did about the links, in order. */
export async function takenSteps(
  rows: RowSource,
  { id, bureauId, definition }: Pick<CampaignFrame, 'id' | 'bureauId' | 'definition'>,
  unitId: string,
): Promise<TakenStep[]> {
  const { gates, records } = definition;
  if (gates.mode !== 'consent') return [];
  const kind = records.find(({ key }) => key === gates.summary);
  const field = kind?.fields.find((one) => one.is === 'code' && one.of === 'links')?.key ?? '';
  return rows<TakenStep>(steps, [bureauId, id, unitId, field, kind?.link ?? '', gates.summary]);
}

/** Refuses a record of a link that is not open for the unit yet (consent mode only). */
export async function assertLinkOpen(
  manager: EntityManager,
  frame: CampaignFrame,
  kind: RecordKind,
  unitId: string,
): Promise<void> {
  const { definition } = frame;
  const { gates } = definition;
  if (gates.mode !== 'consent' || kind.link === undefined || kind.key === gates.summary) return;
  const rows: RowSource = (sql, params) => manager.query(sql, [...params]);
  const found = linkGates(definition, await takenSteps(rows, frame, unitId), '9999-12-31');
  const gate = found.find(({ link }) => link === kind.link);
  if (gate?.state === 'NOT_YET') throw new LinkNotOpen(kind.link, gate.missing);
}

export async function insertStep(
  manager: EntityManager,
  step: {
    readonly id: string;
    readonly bureauId: string;
    readonly campaignId: string;
    readonly unitId: string;
    readonly link: string;
    readonly step: TakenStep['step'];
    readonly happenedOn: Day;
    readonly recordId: string | null;
    readonly remark: string | null;
    readonly recordedAt: Date;
    readonly recordedBy: string | null;
  },
): Promise<void> {
  await manager.query(
    `INSERT INTO link_step (id, bureau_id, campaign_id, unit_id, link, step, happened_on, record_id, remark, recorded_at,
       recorded_by, place)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1 + count(*) FROM link_step
     WHERE campaign_id = $3 AND unit_id = $4 AND link = $5`,
    [
      ...[step.id, step.bureauId, step.campaignId, step.unitId, step.link, step.step],
      ...[step.happenedOn, step.recordId, step.remark, step.recordedAt, step.recordedBy],
    ],
  );
}

/** One at a time takes a step of a unit's links; recording goes on meanwhile. */
export async function lockLinks(
  manager: EntityManager,
  { id, bureauId }: CampaignFrame,
  unitId: string,
): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1 || $2 || $3, 0))`, [
    bureauId,
    id,
    unitId,
  ]);
}
