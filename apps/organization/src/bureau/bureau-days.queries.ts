import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { localDay } from './local-day.rules';

/** The day a read asks about, YYYY-MM-DD; null = today in the bureau's time zone. Nodes carry it on, hidden. */
export type AsOf = string | null;

/** Which day a read is about. A bureau's time zone never changes, so it is asked for once. */
export class BureauDays {
  private readonly timeZones = new Map<string, string>();

  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  /** YYYY-MM-DD: the day asked about, or today where the actor is. */
  async of(actor: Actor, asOf: AsOf = null): Promise<string> {
    return asOf ?? localDay(this.clock.now(), await this.timeZoneOf(actor));
  }

  private async timeZoneOf(actor: Actor): Promise<string> {
    const { bureauId } = actor;
    // The city level and strangers see no rows on any day.
    if (bureauId === null) return 'UTC';
    const known = this.timeZones.get(bureauId);
    if (known !== undefined) return known;
    const row = await this.reads.one<{ timeZone: string }>(
      actor,
      `SELECT time_zone AS "timeZone" FROM bureau WHERE bureau_id = $1`,
      [bureauId],
    );
    if (!row) return 'UTC';
    this.timeZones.set(bureauId, row.timeZone);
    return row.timeZone;
  }
}
