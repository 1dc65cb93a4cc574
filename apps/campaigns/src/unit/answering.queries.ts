import type { Actor, Permission } from '@huiyin/identity';
import type { RowSource } from '../duty/world.queries';

/**
 * The units a viewer's scope (`$n`: ids; null is all and must be asked before) reaches, for a WHERE: with their
 * departments, and with the units that went on in them (R000.58, need 50).
 */
export const unitsReached = (param: string) => `ARRAY(SELECT units_answered_by(${param}::uuid[]))`;

/** The unit itself, the one around a department, those it went on in: whose people answer for its duties. */
export async function answeringFor(
  rows: RowSource,
  { campaignId, unitId }: { readonly campaignId: string; readonly unitId: string },
): Promise<string[]> {
  const sql = 'SELECT units_answering_for($1, $2) AS id';
  const found = await rows<{ id: string }>(sql, [campaignId, unitId]);
  return found.map(({ id }) => id);
}

/** May the actor do this for the unit, as one of it or of those who answer for it? */
export async function answersFor(
  rows: RowSource,
  actor: Actor,
  permission: Permission,
  place: { readonly campaignId: string; readonly unitId: string },
): Promise<boolean> {
  if (actor.coversUnit(permission, place.unitId)) return true;
  const answering = await answeringFor(rows, place);
  return answering.some((unitId) => actor.coversUnit(permission, unitId));
}
