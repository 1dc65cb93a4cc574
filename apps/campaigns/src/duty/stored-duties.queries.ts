import type { EntityManager } from 'typeorm';
import { isReached, type Reach } from '../engine/reach.rules';
import type { Cause, DutyChange, StoredDuty } from './duty-changes.rules';

interface Place {
  readonly bureauId: string;
  readonly campaignId: string;
}

const columns = `id, key, rule_key AS rule, unit_id AS "unitId", person_id AS "personId",
  other_person_id AS "otherPersonId", period::text, period_to::text AS "periodTo", strength, spans, owners,
  met_on::text AS "metOn", due_on::text AS "dueOn", deadline_on::text AS "deadlineOn", owed_from::text AS "owedFrom",
  lapsed_on::text AS "lapsedOn", lapse_reason AS "lapseReason", left_while_owing AS "leftWhileOwing", reads, missing,
  waiver_id AS "waiverId", waived_until::text AS "waivedUntil", event_count AS "eventCount"`;

/** What was last said of the duties of these units (null: all) within reach (null: all, of rules dropped since, too). */
export async function storedDuties(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  unitIds: readonly string[] | null,
  reaches: readonly Reach[] | null,
): Promise<StoredDuty[]> {
  const found: StoredDuty[] = await manager.query(
    `SELECT ${columns} FROM duty WHERE bureau_id = $1 AND campaign_id = $2
       AND ($3::uuid[] IS NULL OR unit_id = ANY($3)) AND ($4::text[] IS NULL OR rule_key = ANY($4))
       AND ($5::uuid[] IS NULL OR person_id = ANY($5) OR other_person_id = ANY($5))`,
    [bureauId, campaignId, ...(reaches ? extentOf(reaches) : [unitIds, null, null])],
  );
  return reaches ? found.filter((duty) => reaches.some((reach) => isReached(reach, duty))) : found;
}

type Ids = string[] | null;

/** Units, rules and people of all reaches together; null: all. */
function extentOf(reaches: readonly Reach[]): [units: Ids, rules: Ids, people: Ids] {
  const joined = (sets: readonly ('all' | ReadonlySet<string>)[]): Ids => {
    const some = sets.filter((set) => set !== 'all');
    return some.length < sets.length ? null : [...new Set(some.flatMap((set) => [...set]))];
  };
  return [
    joined(reaches.map(({ units }) => units)),
    [...new Set(reaches.map(({ rule }) => rule))],
    joined(reaches.map(({ people }) => people)),
  ];
}

const chunk = 4_000; // rows in one statement, about 1 MB of JSON

const shape = `(i uuid, k text, r text, u uuid, p uuid, q uuid, d date, e date, s text, sp json, ow json, m date, du date,
  de date, f date, l date, lr text, lw boolean, re text[], mi json, w uuid, wu date, n integer)`;

const kept = `period_to, strength, spans, owners, met_on, due_on, deadline_on, owed_from, lapsed_on, lapse_reason,
  left_while_owing, reads, missing, waiver_id, waived_until, event_count`;
const given = `n.e, n.s, n.sp::jsonb, coalesce(n.ow::jsonb, '[]'), n.m, n.du, n.de, n.f, n.l, n.lr, coalesce(n.lw, false),
  coalesce(n.re, '{}'), coalesce(n.mi::jsonb, '[]'), n.w, n.wu, coalesce(n.n, 0)`;

/** A row in as few bytes as it takes: short names, nothing that is absent. Parsing it is half the cost of writing (P18). */
function short(duty: StoredDuty): Record<string, unknown> {
  const row: Record<string, unknown> = {
    ...{ i: duty.id, k: duty.key, r: duty.rule, u: duty.unitId, s: duty.strength, sp: duty.spans },
  };
  const put = (name: string, value: unknown) => {
    if (value !== null && value !== false && value !== 0) row[name] = value;
  };
  put('p', duty.personId);
  put('q', duty.otherPersonId);
  put('d', duty.period);
  put('e', duty.periodTo);
  put('m', duty.metOn);
  put('du', duty.dueOn);
  put('de', duty.deadlineOn);
  put('f', duty.owedFrom);
  put('l', duty.lapsedOn);
  put('lr', duty.lapseReason);
  put('lw', duty.leftWhileOwing);
  put('w', duty.waiverId);
  put('wu', duty.waivedUntil);
  put('n', duty.eventCount);
  if (duty.owners.length > 0) row['ow'] = duty.owners;
  if (duty.reads.length > 0) row['re'] = duty.reads;
  if (duty.missing.length > 0) row['mi'] = duty.missing;
  return row;
}

/** New duties; one statement for thousands, an entity each would take a minute (P18). */
export async function insertDuties(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  duties: readonly StoredDuty[],
  at: Date,
): Promise<void> {
  for (const some of inChunks(duties))
    await manager.query(
      `INSERT INTO duty (id, bureau_id, campaign_id, key, rule_key, unit_id, person_id, other_person_id, period,
         ${kept}, owed_at, changed_at)
       SELECT n.i, $1, $2, n.k, n.r, n.u, n.p, n.q, n.d, ${given}, $3, $3 FROM json_to_recordset($4::json) AS n${shape}`,
      [bureauId, campaignId, at, JSON.stringify(some.map(short))],
    );
}

/** Duties that stand otherwise than before; unchanged rows are not written. */
export async function updateDuties(
  manager: EntityManager,
  { bureauId }: Place,
  duties: readonly StoredDuty[],
  at: Date,
): Promise<void> {
  for (const some of inChunks(duties))
    await manager.query(
      `UPDATE duty SET (${kept}, changed_at) = ROW(${given}, $2::timestamptz)
       FROM json_to_recordset($3::json) AS n${shape} WHERE duty.bureau_id = $1 AND duty.id = n.i`,
      [bureauId, at, JSON.stringify(some.map(short))],
    );
}

export interface DutyEventRow extends DutyChange {
  readonly dutyId: string;
  readonly place: number;
}

export async function insertDutyEvents(
  manager: EntityManager,
  bureauId: string,
  { what, id }: Cause,
  events: readonly DutyEventRow[],
  at: Date,
): Promise<void> {
  for (const some of inChunks(events))
    await manager.query(
      `INSERT INTO duty_event (duty_id, place, bureau_id, kind, cause, cause_id, before, after, happened_at)
       SELECT n."dutyId", n.place, $1, n.kind, $2, $3, n.before, n.after, $4
       FROM jsonb_to_recordset($5::jsonb) AS n("dutyId" uuid, place integer, kind text, before text, after text)`,
      [bureauId, what, id, at, JSON.stringify(some)],
    );
}

function* inChunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += chunk) yield rows.slice(at, at + chunk);
}

export async function placeOfDuty(
  manager: EntityManager,
  bureauId: string | null,
  id: string,
): Promise<(Place & { readonly unitId: string }) | null> {
  const [row] = (await manager.query(
    `SELECT bureau_id AS "bureauId", campaign_id AS "campaignId", unit_id AS "unitId" FROM duty
     WHERE bureau_id = $1 AND id = $2`,
    [bureauId, id],
  )) as (Place & { unitId: string })[];
  return row ?? null;
}

export async function storedDuty(
  manager: EntityManager,
  bureauId: string,
  id: string,
): Promise<StoredDuty | null> {
  const [row] = (await manager.query(
    `SELECT ${columns} FROM duty WHERE bureau_id = $1 AND id = $2`,
    [bureauId, id],
  )) as StoredDuty[];
  return row ?? null;
}
