import type { EntityManager } from 'typeorm';
import { validOn } from '../loaders/as-of.rules';
import type { ParticipationMode } from './campaign-unit.entity';

export interface UnitForCampaign {
  readonly unitId: string;
  readonly name: string;
  readonly unitType: string;
  readonly supervisionGroupId: string | null;
  readonly supervisionGroupNumber: number | null;
  readonly supervisionGroupLabel: string | null;
  readonly ordinal: number | null;
  /** Decided for this one unit before the campaign opened; null: by its type. */
  readonly override: ParticipationMode | null;
  readonly modeReason: string | null;
}

/** Every participating unit of the bureau as it stands on a day: the bureau organ and what is affiliated to it (R000.6). */
export function unitsForCampaign(
  manager: EntityManager,
  place: { readonly bureauId: string; readonly day: string; readonly templateKey: string },
): Promise<UnitForCampaign[]> {
  return manager.query(
    `SELECT u.id AS "unitId", u.name, u.unit_type AS "unitType", a.group_id AS "supervisionGroupId",
            g.number AS "supervisionGroupNumber", g.label AS "supervisionGroupLabel", a.ordinal,
            o.mode AS override, o.reason AS "modeReason"
     FROM unit_on($2) u
     LEFT JOIN supervision_assignment a ON a.bureau_id = u.bureau_id AND a.unit_id = u.id AND ${validOn('a', '$2')}
     LEFT JOIN supervision_group g ON g.bureau_id = a.bureau_id AND g.id = a.group_id
     LEFT JOIN participation_override o ON o.bureau_id = u.bureau_id AND o.unit_id = u.id AND o.template_key = $3
     WHERE u.bureau_id = $1 AND u.kind = 'unit' ORDER BY u.id`,
    [place.bureauId, place.day, place.templateKey],
  );
}
