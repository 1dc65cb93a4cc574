import type { EntityManager } from 'typeorm';
import { type Day, dayIn } from '../calendar/days.rules';
import type { RowSource } from '../duty/world.queries';
import type { WorldHolding } from '../engine/world.rules';

/** One word of organization about a holding; the newest by its own time counts. */
export interface HoldingSaying extends WorldHolding {
  readonly eventId: string;
  readonly bureauId: string;
  readonly voided: boolean;
  readonly saidAt: Date;
  readonly knownAt: Date;
}

const columns = `holding_id AS "holdingId", person_id AS "personId", role, unit_id AS "unitId", group_id AS "groupId",
  valid_from::text AS "from", valid_to::text AS "to"`;

export async function insertHolding(manager: EntityManager, said: HoldingSaying): Promise<void> {
  await manager.query(
    `INSERT INTO holding (event_id, holding_id, bureau_id, person_id, role, unit_id, group_id, valid_from, valid_to, voided,
       said_at, known_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (event_id) DO NOTHING`,
    [
      ...[said.eventId, said.holdingId, said.bureauId, said.personId, said.role, said.unitId],
      ...[said.groupId, said.from, said.to, said.voided, said.saidAt, said.knownAt],
    ],
  );
}

/** Everything ever said of a holding: a word that replaces another touches the places of both. */
export function sayingsOfHolding(
  manager: EntityManager,
  bureauId: string,
  holdingId: string,
): Promise<WorldHolding[]> {
  return manager.query(
    `SELECT DISTINCT ${columns} FROM holding WHERE bureau_id = $1 AND holding_id = $2`,
    [bureauId, holdingId],
  );
}

/** What a person holds today, by the calendar of the campaign. */
export function holdingsOfPerson(
  rows: RowSource,
  { bureauId, timeZone }: { bureauId: string; timeZone: string },
  personId: string | null,
  now: Date,
): Promise<WorldHolding[]> {
  if (personId === null) return Promise.resolve([]);
  const today: Day = dayIn(timeZone, now);
  return rows<WorldHolding>(
    `SELECT ${columns} FROM (
       SELECT DISTINCT ON (holding_id) * FROM holding
       WHERE bureau_id = $1 AND holding_id IN (SELECT holding_id FROM holding WHERE bureau_id = $1 AND person_id = $2)
       ORDER BY holding_id, said_at DESC, event_id DESC) newest
     WHERE NOT voided AND person_id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)`,
    [bureauId, personId, today],
  );
}

/** Those of these people whom the directory never named in the bureau: everybody registered there holds something. */
export async function unknownPeople(
  rows: RowSource,
  bureauId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const unknown = await rows<{ id: string }>(
    `SELECT id FROM unnest($2::uuid[]) id WHERE NOT EXISTS (
       SELECT 1 FROM holding h WHERE h.bureau_id = $1 AND h.person_id = id)`,
    [bureauId, personIds],
  );
  return new Set(unknown.map(({ id }) => id));
}

/** The units these groups supervise or ever supervised in a campaign. */
export async function unitsOfGroup(
  manager: EntityManager,
  { bureauId, campaignId }: { bureauId: string; campaignId: string },
  groupIds: readonly string[],
): Promise<string[]> {
  if (groupIds.length === 0) return [];
  const rows: { unitId: string }[] = await manager.query(
    `SELECT unit_id AS "unitId" FROM campaign_unit u WHERE bureau_id = $1 AND campaign_id = $2
       AND (supervision_group_id = ANY($3) OR EXISTS (SELECT 1 FROM jsonb_array_elements(u.stretches) s
         WHERE (s->>'supervisionGroupId')::uuid = ANY($3)))`,
    [bureauId, campaignId, groupIds],
  );
  return rows.map(({ unitId }) => unitId);
}
