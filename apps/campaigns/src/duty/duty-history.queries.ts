import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import { rowsBy } from '../grouped-loader';
import type { DutyEventNode, DutyNode } from './duty.types';

/** Why duties stand as they do, oldest first. */
export class DutyHistoryQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly clock: Clock,
  ) {}

  /** Of duties the viewer was already shown. */
  async of(actor: Actor, duties: readonly DutyNode[]): Promise<DutyEventNode[][]> {
    const rows = await this.reads.rows<DutyEventNode & { dutyId: string }>(
      actor,
      `SELECT duty_id AS "dutyId", kind, cause, cause_id AS "causeId", before, after, happened_at AS at
       FROM duty_event WHERE bureau_id = $1 AND duty_id = ANY($2) ORDER BY duty_id, place`,
      [actor.bureauId, duties.map(({ id }) => id)],
    );
    const events = rowsBy(rows, ({ dutyId }) => dutyId);
    return duties.map((duty) => [
      { ...plain, kind: 'OWED', cause: 'rules', at: duty.owedAt },
      ...(events.get(duty.id) ?? []),
      ...this.expiry(duty),
    ]);
  }

  /** A waiver ends by itself: nobody does anything on that day, so no row says it. */
  private expiry({ waivedBy, timeZone }: DutyNode): DutyEventNode[] {
    const expiresOn = waivedBy?.expiresOn ?? null;
    const now = this.clock.now();
    if (expiresOn === null || expiresOn > dayIn(timeZone, now)) return [];
    return [{ ...plain, kind: 'WAIVER_EXPIRED', cause: 'waiver', after: expiresOn, at: now }];
  }
}

const plain = { causeId: null, before: null, after: null };
