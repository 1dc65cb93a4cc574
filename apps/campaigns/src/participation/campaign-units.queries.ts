import type { EntityManager } from 'typeorm';
import { type SaidRow, sayingsIn, type Stretch, stretchesOf } from './stretches.rules';

interface Place {
  readonly bureauId: string;
  readonly campaignId: string;
}

export interface RosteredUnit {
  readonly unitId: string;
  readonly isBureau: boolean;
  readonly stretch: Stretch;
}

const chunk = 2_000;

/** Who takes part, as the roster said at `saidAt` (null: before everything said of it); known since `knownAt`. */
export async function insertUnits(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  units: readonly RosteredUnit[],
  { saidAt, knownAt }: { saidAt: Date | null; knownAt: Date },
): Promise<void> {
  for (let at = 0; at < units.length; at += chunk)
    await manager.query(
      `WITH new AS (
         SELECT n."unitId", n."isBureau", n.stretch
         FROM jsonb_to_recordset($5::jsonb) AS n("unitId" uuid, "isBureau" boolean, stretch jsonb)
       ), units AS (
         INSERT INTO campaign_unit (campaign_id, unit_id, bureau_id, unit_type, mode, supervision_group_id,
           parent_unit_id, is_bureau, successor_unit_ids, stretches, rostered_at, version)
         SELECT $1, "unitId", $2, stretch->>'unitType', stretch->>'mode', (stretch->>'supervisionGroupId')::uuid,
           (stretch->>'parentUnitId')::uuid, "isBureau", '{}', jsonb_build_array(stretch), $3, 1 FROM new
         RETURNING 1
       )
       INSERT INTO campaign_unit_version (campaign_id, unit_id, version, bureau_id, is_bureau, stretches, known_at)
       SELECT $1, "unitId", 1, $2, "isBureau", jsonb_build_array(stretch), $4 FROM new`,
      [
        campaignId,
        bureauId,
        saidAt ?? '-infinity',
        knownAt,
        JSON.stringify(units.slice(at, at + chunk)),
      ],
    );
}

interface UnitRow {
  readonly unitId: string;
  readonly version: number;
  readonly stretches: Stretch[];
  readonly rostered: Stretch;
}

const inside = `WITH RECURSIVE inside (unit_id) AS (
    SELECT unnest($3::uuid[])
    UNION SELECT u.unit_id FROM inside i JOIN campaign_unit u
      ON u.bureau_id = $1 AND u.campaign_id = $2 AND u.parent_unit_id = i.unit_id)`;

/** What is said of a unit as a whole is said of its departments, too. */
const around = `WITH RECURSIVE around (unit_id, place) AS (
    SELECT u.unit_id, u.unit_id FROM campaign_unit u
    WHERE u.bureau_id = $1 AND u.campaign_id = $2 AND u.unit_id = ANY($3)
    UNION SELECT a.unit_id, u.parent_unit_id FROM around a JOIN campaign_unit u
      ON u.bureau_id = $1 AND u.campaign_id = $2 AND u.unit_id = a.place WHERE u.parent_unit_id IS NOT NULL)`;

/**
 * Tells the stretches of these units (all: null) with their departments anew from the roster and everything said since. Returns those that
 * changed. The caller holds the campaign's lock.
 */
export async function retellUnits(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  unitIds: readonly string[] | null,
  knownAt: Date,
): Promise<string[]> {
  const units: UnitRow[] = await manager.query(
    `${inside}
     SELECT u.unit_id AS "unitId", u.version, u.stretches, v.stretches->0 AS rostered
     FROM campaign_unit u JOIN campaign_unit_version v ON v.campaign_id = u.campaign_id AND v.unit_id = u.unit_id AND v.version = 1
     WHERE u.bureau_id = $1 AND u.campaign_id = $2
       AND ($3::uuid[] IS NULL OR u.unit_id IN (SELECT unit_id FROM inside)) ORDER BY u.unit_id`,
    [bureauId, campaignId, unitIds],
  );
  const said = await sayingsOf(
    manager,
    { bureauId, campaignId },
    units.map(({ unitId }) => unitId),
  );
  const changed = units.flatMap(({ unitId, version, stretches, rostered }) => {
    const told = stretchesOf(rostered, sayingsIn(said.get(unitId) ?? []));
    return sameStretches(told, stretches)
      ? []
      : [{ unitId, version: version + 1, stretches: told }];
  });
  if (changed.length > 0)
    await manager.query(
      `WITH new AS (
         SELECT n."unitId", n.version, n.stretches, n.stretches->-1 AS newest
         FROM jsonb_to_recordset($4::jsonb) AS n("unitId" uuid, version integer, stretches jsonb)
       ), changed AS (
         UPDATE campaign_unit u SET version = new.version, stretches = new.stretches, mode = newest->>'mode',
           unit_type = newest->>'unitType', supervision_group_id = (newest->>'supervisionGroupId')::uuid,
           parent_unit_id = (newest->>'parentUnitId')::uuid,
           successor_unit_ids = ARRAY(SELECT jsonb_array_elements_text(newest->'successorUnitIds')::uuid)
         FROM new WHERE u.bureau_id = $1 AND u.campaign_id = $2 AND u.unit_id = new."unitId"
         RETURNING u.unit_id, u.is_bureau
       )
       INSERT INTO campaign_unit_version (campaign_id, unit_id, version, bureau_id, is_bureau, stretches, known_at)
       SELECT $2, changed.unit_id, new.version, $1, changed.is_bureau, new.stretches, $3
       FROM changed JOIN new ON new."unitId" = changed.unit_id`,
      [bureauId, campaignId, knownAt, JSON.stringify(changed)],
    );
  return changed.map(({ unitId }) => unitId);
}

async function sayingsOf(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  unitIds: readonly string[],
): Promise<Map<string, SaidRow[]>> {
  const rows: (SaidRow & { unitId: string })[] = await manager.query(
    `${around}
     SELECT a.unit_id AS "unitId", s.change, s.effective_on::text AS "effectiveOn", s.unit_type AS "unitType",
       s.parent_unit_id AS "parentUnitId", s.supervision_group_id AS "supervisionGroupId", s.mode,
       s.successor_unit_ids AS "successorUnitIds", s.ends_on::text AS "endsOn", s.assignment_id AS "assignmentId"
     FROM around a JOIN campaign_unit u ON u.bureau_id = $1 AND u.campaign_id = $2 AND u.unit_id = a.unit_id
     JOIN unit_change s ON s.bureau_id = $1 AND s.unit_id = a.place
     WHERE s.said_at >= u.rostered_at AND (a.place = a.unit_id OR s.change IN ('supervised', 'participation'))
       AND (s.campaign_id IS NULL OR s.campaign_id = $2) ORDER BY s.said_at, s.event_id`,
    [bureauId, campaignId, unitIds],
  );
  const said = new Map<string, SaidRow[]>();
  for (const { unitId, ...saying } of rows) said.set(unitId, [...(said.get(unitId) ?? []), saying]);
  return said;
}

function sameStretches(one: readonly Stretch[], other: readonly Stretch[]): boolean {
  const text = (stretches: readonly Stretch[]) =>
    stretches
      .map((s) =>
        [
          s.unitType,
          s.mode,
          s.parentUnitId,
          s.supervisionGroupId,
          s.from,
          s.to,
          ...s.successorUnitIds,
        ].join(),
      )
      .join('|');
  return text(one) === text(other);
}

/**
 * A unit begun after the roster takes the place of one that ended for it: it takes part as that one did, from the day on.
 * One that takes part already stays as it is.
 */
export async function insertSuccessors(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  {
    unitId,
    successorUnitIds,
    effectiveOn,
  }: { unitId: string; successorUnitIds: readonly string[]; effectiveOn: string },
  knownAt: Date,
): Promise<void> {
  const newborn: RosteredUnit[] = await manager.query(
    `SELECT heir AS "unitId", u.is_bureau AS "isBureau", (u.stretches->-1) || jsonb_build_object('from', $5::text, 'to', null,
       'successorUnitIds', '[]'::jsonb) AS stretch
     FROM campaign_unit u CROSS JOIN unnest($4::uuid[]) heir
     WHERE u.bureau_id = $1 AND u.campaign_id = $2 AND u.unit_id = $3 AND heir <> u.unit_id AND NOT EXISTS (
       SELECT 1 FROM campaign_unit k WHERE k.bureau_id = $1 AND k.campaign_id = $2 AND k.unit_id = heir) ORDER BY heir`,
    [bureauId, campaignId, unitId, successorUnitIds, effectiveOn],
  );
  if (newborn.length === 0) return;
  await insertUnits(manager, { bureauId, campaignId }, newborn, { saidAt: null, knownAt });
  await retellUnits(
    manager,
    { bureauId, campaignId },
    newborn.map((one) => one.unitId),
    knownAt,
  );
}

export interface NewSaying extends SaidRow {
  readonly eventId: string;
  readonly unitId: string;
  /** Null: of the unit as such; else of its part in one campaign. */
  readonly campaignId: string | null;
  readonly reason: string | null;
  readonly saidBy: string | null;
  readonly saidAt: Date;
  readonly knownAt: Date;
}

export async function insertSaying(
  manager: EntityManager,
  bureauId: string,
  saying: NewSaying,
): Promise<void> {
  await manager.query(
    `INSERT INTO unit_change (event_id, bureau_id, unit_id, campaign_id, change, mode, unit_type, parent_unit_id,
       supervision_group_id, effective_on, successor_unit_ids, reason, said_by, said_at, known_at, ends_on, assignment_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (event_id) DO NOTHING`,
    [
      ...[saying.eventId, bureauId, saying.unitId, saying.campaignId, saying.change, saying.mode],
      ...[saying.unitType, saying.parentUnitId, saying.supervisionGroupId, saying.effectiveOn],
      ...[saying.successorUnitIds, saying.reason, saying.saidBy, saying.saidAt, saying.knownAt],
      ...[saying.endsOn, saying.assignmentId],
    ],
  );
}
