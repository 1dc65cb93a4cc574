import type { EntityManager } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import type { RowSource } from '../duty/world.queries';
import type { RecordKind } from '../template/record-shape.rules';
import { LinkNotOpen } from './gate.errors';
import { linkGates, type TakenStep } from './link-gate.rules';

const steps = `SELECT s.link, s.step, s.happened_on::text AS "on", coalesce((
    SELECT json_agg(json_build_object('step', v.step, 'outcome', v.outcome, 'on', v.reviewed_on) ORDER BY v.place)
    FROM record_review v WHERE v.record_id = s.record_id), '[]') AS reviews
  FROM link_step s WHERE s.bureau_id = $1 AND s.campaign_id = $2 AND s.unit_id = $3
    AND NOT EXISTS (SELECT 1 FROM record_retraction t WHERE t.record_id = s.record_id) ORDER BY s.link, s.place`;

/** What a unit and those who judge it did about the links, in order. */
export function takenSteps(
  rows: RowSource,
  bureauId: string,
  campaignId: string,
  unitId: string,
): Promise<TakenStep[]> {
  return rows<TakenStep>(steps, [bureauId, campaignId, unitId]);
}

/** Refuses a record of a link that is not open for the unit yet (consent mode only). */
export async function assertLinkOpen(
  manager: EntityManager,
  { id, bureauId, definition }: CampaignFrame,
  kind: RecordKind,
  unitId: string,
): Promise<void> {
  const { gates } = definition;
  if (gates.mode !== 'consent' || kind.link === undefined || kind.key === gates.summary) return;
  const rows: RowSource = (sql, params) => manager.query(sql, [...params]);
  const found = linkGates(definition, await takenSteps(rows, bureauId, id, unitId), '9999-12-31');
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
