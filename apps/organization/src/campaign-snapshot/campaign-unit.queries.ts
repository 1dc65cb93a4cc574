import type { EntityManager } from 'typeorm';

export interface UnitForCampaign {
  readonly unitId: string;
  readonly unitType: string;
  readonly supervisionGroupId: string | null;
}

/** Every unit of the bureau as it stands now: the bureau organ and what is affiliated to it (R000.6). */
export function unitsForCampaign(
  manager: EntityManager,
  bureauId: string,
): Promise<UnitForCampaign[]> {
  return manager.query(
    `SELECT u.id AS "unitId", u.unit_type AS "unitType", a.group_id AS "supervisionGroupId"
     FROM unit u
     LEFT JOIN supervision_assignment a ON a.bureau_id = u.bureau_id AND a.unit_id = u.id AND a.valid_to IS NULL
     WHERE u.bureau_id = $1 ORDER BY u.id`,
    [bureauId],
  );
}
