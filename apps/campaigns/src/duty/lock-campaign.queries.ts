import type { EntityManager } from 'typeorm';

interface Place {
  readonly bureauId: string;
  readonly campaignId: string;
}

/**
 * Whose duties are about to be judged anew. Always taken before the world is read: what another transaction
 * recorded meanwhile is then either visible or waits for us. Units in order of their ids, the campaign before them,
 * so that nobody waits in a circle.
 */
export async function lockUnits(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  unitIds: readonly string[] | null,
): Promise<void> {
  await manager.query(
    `SELECT 1 FROM campaign WHERE bureau_id = $1 AND id = $2 FOR ${unitIds === null ? 'NO KEY UPDATE' : 'SHARE'}`,
    [bureauId, campaignId],
  );
  if (unitIds === null) return;
  await manager.query(
    `SELECT 1 FROM campaign_unit WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = ANY($3)
     ORDER BY unit_id FOR NO KEY UPDATE`,
    [bureauId, campaignId, unitIds],
  );
}

/** The units in which these people may owe anything: where they hold a role, or supervise. */
export async function unitsOfPeople(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  personIds: readonly string[],
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows: { unitId: string }[] = await manager.query(
    `SELECT DISTINCT u.unit_id AS "unitId" FROM campaign_unit u
     JOIN holding h ON h.bureau_id = u.bureau_id AND (h.unit_id = u.unit_id OR h.group_id = u.supervision_group_id)
     WHERE u.bureau_id = $1 AND u.campaign_id = $2 AND h.person_id = ANY($3)`,
    [bureauId, campaignId, personIds],
  );
  return rows.map(({ unitId }) => unitId);
}

/** The units whose duties a fact of this unit may change: its whole tree, and those it went on in. */
export async function unitsTouchedBy(
  manager: EntityManager,
  { bureauId, campaignId }: Place,
  unitIds: readonly string[],
): Promise<string[]> {
  const rows: { unitId: string }[] = await manager.query(
    `WITH RECURSIVE touched AS (
       SELECT unit_id, parent_unit_id, successor_unit_ids FROM campaign_unit
       WHERE bureau_id = $1 AND campaign_id = $2 AND unit_id = ANY($3)
       UNION SELECT u.unit_id, u.parent_unit_id, u.successor_unit_ids
       FROM campaign_unit u JOIN touched t ON u.unit_id = t.parent_unit_id OR u.parent_unit_id = t.unit_id
         OR u.unit_id = ANY(t.successor_unit_ids) OR t.unit_id = ANY(u.successor_unit_ids)
       WHERE u.bureau_id = $1 AND u.campaign_id = $2
     ) SELECT unit_id AS "unitId" FROM touched ORDER BY unit_id`,
    [bureauId, campaignId, unitIds],
  );
  return rows.map(({ unitId }) => unitId);
}
