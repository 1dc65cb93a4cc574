import type { EntityManager } from 'typeorm';
import { validOn } from '../loaders/as-of.rules';

export interface UnitForCampaign {
  readonly unitId: string;
  readonly unitType: string;
  readonly supervisionGroupId: string | null;
}

/** Every participating unit of the bureau as it stands on a day: the bureau organ and what is affiliated to it (R000.6). */
export function unitsForCampaign(
  manager: EntityManager,
  bureauId: string,
  day: string,
): Promise<UnitForCampaign[]> {
  return manager.query(
    `SELECT u.id AS "unitId", u.unit_type AS "unitType", a.group_id AS "supervisionGroupId"
     FROM unit_on($2) u
     LEFT JOIN supervision_assignment a ON a.bureau_id = u.bureau_id AND a.unit_id = u.id AND ${validOn('a', '$2')}
     WHERE u.bureau_id = $1 AND u.kind = 'unit' ORDER BY u.id`,
    [bureauId, day],
  );
}
