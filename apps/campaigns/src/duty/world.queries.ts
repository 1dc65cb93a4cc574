import type { Day } from '../calendar/days.rules';
import type {
  ReviewStep,
  WorldExtension,
  WorldHolding,
  WorldRecord,
  WorldUnit,
  WorldWaiver,
} from '../engine/world.rules';
import { rowsBy } from '../grouped-loader';
import type { Stretch } from '../participation/stretches.rules';

/** Where rows come from: a transaction that holds its locks, or the read door for an older day. */
export type RowSource = <T>(sql: string, params: readonly unknown[]) => Promise<T[]>;

/** Which part of a campaign, as known when. `null`: all units; now. */
export interface WorldWindow {
  readonly bureauId: string;
  readonly campaignId: string;
  readonly unitIds: readonly string[] | null;
  readonly knownAt: Date | null;
}

export interface KnownWaiver extends WorldWaiver {
  readonly id: string;
}

/** Everything verdicts on these units may read. */
export interface KnownWorld {
  readonly units: readonly WorldUnit[];
  readonly holdings: readonly WorldHolding[];
  readonly records: readonly WorldRecord[];
  readonly waivers: readonly KnownWaiver[];
  readonly extensions: readonly WorldExtension[];
}

const unitsNow = `SELECT unit_id AS "unitId", is_bureau AS "isBureau", stretches FROM campaign_unit
  WHERE bureau_id = $1 AND campaign_id = $2 AND ($3::uuid[] IS NULL OR unit_id = ANY($3)) ORDER BY unit_id`;

const unitsThen = `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", is_bureau AS "isBureau", stretches
  FROM campaign_unit_version
  WHERE bureau_id = $1 AND campaign_id = $2 AND ($3::uuid[] IS NULL OR unit_id = ANY($3)) AND known_at <= $4
  ORDER BY unit_id, version DESC`;

/** The units asked for with all above and below them, all that went on in them or they in, and the bureau organ. */
const familyOf = `
  WITH RECURSIVE family AS (
    SELECT unit_id, parent_unit_id, successor_unit_ids FROM campaign_unit
    WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = ANY($3)
    UNION SELECT u.unit_id, u.parent_unit_id, u.successor_unit_ids
    FROM campaign_unit u JOIN family f ON u.unit_id = f.parent_unit_id OR u.parent_unit_id = f.unit_id
      OR u.unit_id = ANY(f.successor_unit_ids) OR f.unit_id = ANY(u.successor_unit_ids)
    WHERE u.bureau_id = $1 AND u.campaign_id = $2
  )
  SELECT unit_id AS "unitId" FROM family
  UNION SELECT unit_id FROM campaign_unit WHERE bureau_id = $1 AND campaign_id = $2 AND is_bureau`;

const holdings = `SELECT * FROM (
    SELECT DISTINCT ON (holding_id) holding_id AS "holdingId", person_id AS "personId", role, unit_id AS "unitId",
      group_id AS "groupId", valid_from::text AS "from", valid_to::text AS "to", voided
    FROM holding WHERE bureau_id = $1 AND ($3::timestamptz IS NULL OR known_at <= $3)
      AND ($2::uuid[] IS NULL OR holding_id IN (
        SELECT holding_id FROM holding WHERE bureau_id = $1 AND unit_id = ANY($2)
        UNION SELECT holding_id FROM holding WHERE bureau_id = $1 AND unit_id IS NULL
        UNION SELECT h.holding_id FROM holding h JOIN (
          SELECT DISTINCT person_id FROM holding WHERE bureau_id = $1 AND unit_id = ANY($2)) people USING (person_id)
        WHERE h.bureau_id = $1))
    ORDER BY holding_id, said_at DESC, event_id DESC) newest
  WHERE NOT voided AND ("to" IS NULL OR "to" > "from") ORDER BY "from", "holdingId"`;

const ofWindow = `r.bureau_id = $1 AND r.campaign_id = $2 AND ($3::uuid[] IS NULL OR r.unit_id = ANY($3))`;
const known = (table: string) => `($4::timestamptz IS NULL OR ${table}.recorded_at <= $4)`;
// People's records follow them to another unit: $5 are the people of the units asked for.
const ofPeople = `r.bureau_id = $1 AND r.campaign_id = $2 AND ($3::uuid[] IS NULL OR r.id IN (
  SELECT id FROM campaign_record WHERE campaign_id = $2 AND unit_id = ANY($3)
  UNION SELECT id FROM campaign_record WHERE campaign_id = $2 AND person_id = ANY($5)
  UNION SELECT id FROM campaign_record WHERE campaign_id = $2 AND other_person_id = ANY($5)))`;
const inForce = `${ofPeople} AND ${known('r')} AND NOT EXISTS (
  SELECT 1 FROM record_retraction t WHERE t.record_id = r.id AND ${known('t')})`;

const records = `SELECT r.id, r.kind, r.unit_id AS "unitId", r.person_id AS "personId",
    r.other_person_id AS "otherPersonId", r.happened_on::text AS "on",
    to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || to_char(r.seq, 'FM0000000000000') AS "recordedAt", r.values
  FROM campaign_record r WHERE ${inForce} ORDER BY r.happened_on, r.recorded_at, r.seq`;

const reviews = `SELECT v.record_id AS "recordId", v.step, v.outcome, v.reviewed_on::text AS "on"
  FROM record_review v JOIN campaign_record r ON r.id = v.record_id
  WHERE ${ofPeople} AND ${known('v')} ORDER BY v.record_id, v.place`;

const filings = `SELECT * FROM (
    SELECT DISTINCT ON (f.record_id, f.target) f.record_id AS "recordId", f.target, f.state, f.happened_on::text AS "on"
    FROM record_filing f JOIN campaign_record r ON r.id = f.record_id
    WHERE ${ofPeople} AND ${known('f')} ORDER BY f.record_id, f.target, f.place DESC) newest
  WHERE state = 'RECEIVED'`;

const postings = `SELECT p.record_id AS "recordId", p.scope, p.posted_from::text AS "on"
  FROM record_posting p JOIN campaign_record r ON r.id = p.record_id
  WHERE ${ofPeople} AND ${known('p')} ORDER BY p.record_id, p.posted_from, p.id`;

const waivers = `SELECT id, duty_key AS "dutyKey", reason, approved_by AS "approvedBy", expires_on::text AS "expiresOn"
  FROM waiver r WHERE ${ofWindow} AND ($4::timestamptz IS NULL OR known_at <= $4)
    AND (revoked_at IS NULL OR revoked_at > $4) ORDER BY known_at`;

const extensions = `SELECT DISTINCT ON (duty_key) duty_key AS "dutyKey", due_on::text AS "dueOn", reason
  FROM extension r WHERE ${ofWindow} AND ($4::timestamptz IS NULL OR known_at <= $4) ORDER BY duty_key, place DESC`;

interface UnitRow extends Pick<WorldUnit, 'unitId' | 'isBureau'> {
  /** One for each time its type, mode or place was another. */
  readonly stretches: readonly Stretch[];
}

interface OfRecord {
  readonly recordId: string;
}

/** Reads the world of some units (or all) of one campaign, now or as it was known at an instant. */
export async function loadWorld(rows: RowSource, window: WorldWindow): Promise<KnownWorld> {
  const { bureauId, campaignId, knownAt } = window;
  const unitIds = window.unitIds === null ? null : await family(rows, window);
  const params = [bureauId, campaignId, unitIds, knownAt];
  // One after the other: inside a transaction there is one connection.
  const units = knownAt
    ? await rows<UnitRow>(unitsThen, params)
    : await rows<UnitRow>(unitsNow, params.slice(0, 3));
  const held = await rows<WorldHolding>(holdings, [bureauId, unitIds, knownAt]);
  return {
    units: inWorld(units),
    holdings: held,
    records: await loadRecords(rows, [...params, peopleOf(held, unitIds)]),
    waivers: await rows<KnownWaiver>(waivers, params),
    extensions: await rows<WorldExtension>(extensions, params),
  };
}

/** Who holds anything in these units; all units need nobody named. */
function peopleOf(held: readonly WorldHolding[], unitIds: readonly string[] | null): string[] {
  if (unitIds === null) return [];
  const here = new Set(unitIds);
  const there = held.filter(({ unitId }) => unitId !== null && here.has(unitId));
  return [...new Set(there.map(({ personId }) => personId))];
}

/** One entry for each stretch; who takes no part in the campaign is nobody's parent in it. */
function inWorld(units: readonly UnitRow[]): WorldUnit[] {
  const known = new Set(units.map(({ unitId }) => unitId));
  return units.flatMap(({ stretches, ...unit }) =>
    stretches.map((one) => ({
      ...unit,
      ...one,
      parentUnitId: one.parentUnitId && known.has(one.parentUnitId) ? one.parentUnitId : null,
    })),
  );
}

async function family(
  rows: RowSource,
  { bureauId, campaignId, unitIds }: WorldWindow,
): Promise<string[]> {
  const found = await rows<{ unitId: string }>(familyOf, [bureauId, campaignId, unitIds]);
  return found.map(({ unitId }) => unitId);
}

async function loadRecords(rows: RowSource, params: readonly unknown[]): Promise<WorldRecord[]> {
  const found = await rows<Omit<WorldRecord, 'reviews' | 'filedWith' | 'posted'>>(records, params);
  if (found.length === 0) return [];
  const idOf = ({ recordId }: OfRecord) => recordId;
  const reviewed = rowsBy(await rows<OfRecord & ReviewStep>(reviews, params), idOf);
  const filed = rowsBy(await rows<OfRecord & { target: string; on: Day }>(filings, params), idOf);
  const posted = rowsBy(await rows<OfRecord & { scope: string; on: Day }>(postings, params), idOf);
  return found.map((record) => ({
    ...record,
    reviews: reviewed.get(record.id) ?? [],
    filedWith: filed.get(record.id) ?? [],
    posted: posted.get(record.id) ?? [],
  }));
}
