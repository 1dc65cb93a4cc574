import type { GapKind } from './gap-kinds.rules';

export interface GapColumns {
  readonly unit?: string;
  readonly group?: string;
  readonly supervisionGroup?: string;
  readonly person?: string;
  readonly party?: string;
  readonly name: string;
  readonly counted?: string;
}

/**
 * One kind of gap as a SELECT; a kind that is not asked for costs nothing. Every one of them stands on $1 the bureau, $2
 * the asker's units (null: all), $3 the day, $4 the kinds asked for (null: all), $5 the asker's groups, $6 the campaign.
 */
export function gap(kind: GapKind, columns: GapColumns, from: string): string {
  const { unit, group, supervisionGroup, person, party, name, counted } = columns;
  const ids = [unit, group, supervisionGroup, person, party].map((id) => id ?? 'NULL::uuid');
  const key = [
    name,
    ...[unit, group, supervisionGroup, person, party].filter((id) => id !== undefined),
  ];
  return `SELECT '${kind}'::text AS kind, ${ids[0]} AS unit_id, ${ids[1]} AS group_id, ${ids[2]} AS supervision_group_id,
    ${ids[3]} AS person_id, ${ids[4]} AS party_organisation_id, ${counted ?? 'NULL::integer'} AS counted,
    concat_ws(' ', ${key.join(', ')}) AS key
  FROM (SELECT WHERE $4::text[] IS NULL OR '${kind}' = ANY($4)) asked CROSS JOIN ${from}`;
}
