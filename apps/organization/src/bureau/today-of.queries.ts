import type { EntityManager } from 'typeorm';
import { localDay } from './local-day.rules';

/** Today where the bureau is, YYYY-MM-DD, for whoever works in its name without an actor. */
export async function todayOf(
  manager: EntityManager,
  bureauId: string | null,
  now: Date,
): Promise<string> {
  const [bureau]: { timeZone: string }[] = await manager.query(
    `SELECT time_zone AS "timeZone" FROM bureau WHERE id = $1`,
    [bureauId],
  );
  return localDay(now, bureau?.timeZone ?? 'UTC');
}
