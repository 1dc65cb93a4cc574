import type { EntityManager } from 'typeorm';

export interface Place {
  readonly unitId: string | null;
  readonly partyOrganisationId: string | null;
}

/**
 * Participating units a place belongs to on a day: the unit a department stands in, the units a Party organisation
 * serves. Empty for a place of another bureau, and for the bureau itself.
 */
export async function unitsOfPlace(
  manager: EntityManager,
  { unitId, partyOrganisationId }: Place,
  day: string,
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT u.id, enclosing_unit(u.id, $3) AS enclosing FROM unit u WHERE u.id = $1
     UNION ALL
     SELECT s.unit_id, enclosing_unit(s.unit_id, $3) FROM party_organisation_unit s
     WHERE s.organisation_id = $2 AND s.valid_from <= $3::date AND (s.valid_to IS NULL OR s.valid_to > $3::date)`,
    [unitId, partyOrganisationId, day],
  );
  return rows.flatMap(({ id, enclosing }: { id: string; enclosing?: string | null }) =>
    enclosing ? [id, enclosing] : [id],
  );
}
