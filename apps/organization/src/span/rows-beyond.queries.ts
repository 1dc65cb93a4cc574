import {
  type EntityManager,
  type EntityTarget,
  IsNull,
  MoreThan,
  type ObjectLiteral,
} from 'typeorm';
import type { Span } from './span.rules';

/**
 * Rows that still hold on a day or later, cut to end on it (not yet saved): what begins later ends on its first day, so
 * it has never been.
 */
export async function rowsBeyond<T extends ObjectLiteral & Span>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: object,
  on: string,
): Promise<T[]> {
  const rows = await manager.findBy(entity, [
    { ...where, validTo: IsNull() },
    { ...where, validTo: MoreThan(on) },
  ] as never);
  const beyond = rows.filter(({ validFrom, validTo }) => validTo === null || validTo > validFrom);
  for (const row of beyond) row.validTo = row.validFrom > on ? row.validFrom : on;
  return beyond;
}
