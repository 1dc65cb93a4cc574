import { setImmediate } from 'node:timers/promises';
import { DutyFulfilled } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { type Clock, newId } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import {
  type Cause,
  changesBetween,
  type DutyStand,
  fingerprint,
  type StoredDuty,
} from './duty-changes.rules';
import {
  indexFrame,
  isEveryRule,
  judgeDuties,
  type JudgingScope,
  reachesOf,
} from './judging.rules';
import { lockUnits } from './lock-campaign.queries';
import {
  type DutyEventRow,
  insertDuties,
  insertDutyEvents,
  storedDuties,
  updateDuties,
} from './stored-duties.queries';
import { loadWorld, type RowSource } from './world.queries';

/** How many duties were written down, changed, and left as they were. */
export interface Rejudgement {
  readonly owed: number;
  readonly changed: number;
  readonly unchanged: number;
}

const nothing: Rejudgement = { owed: 0, changed: 0, unchanged: 0 };

/**
 * Brings the stored duties of some units (or all) under some rules (or all) in line with the facts, in the transaction
 * that changed the facts. What stands as before is not written; why anything stands otherwise is kept.
 */
export class RejudgeDuties {
  constructor(private readonly clock: Clock) {}

  /** Takes the locks first; call it before the facts it shall see are read, or hold them already (`lockUnits`). */
  async execute(
    tx: Tx,
    frame: CampaignFrame,
    scope: JudgingScope,
    cause: Cause,
  ): Promise<Rejudgement> {
    if (!frame.rosterFrozen || scope.unitIds?.length === 0) return nothing;
    const place = { bureauId: frame.bureauId, campaignId: frame.id };
    await lockUnits(tx.manager, place, scope.unitIds);
    const window = { ...place, unitIds: scope.unitIds, knownAt: null };
    const world = await loadWorld(rowsOf(tx), window);
    const today = dayIn(frame.timeZone, this.clock.now());
    const index = indexFrame(frame, world);
    const reaches = reachesOf(index, scope);
    if (reaches?.length === 0) return nothing;
    const reached = isEveryRule(scope.change) ? null : reaches;
    const stored = await storedDuties(tx.manager, place, scope.unitIds, reached);
    const known = new Map(stored.map((duty) => [duty.key, duty]));
    return this.writeAll(tx, frame, cause, function* () {
      for (const stands of inBatches(judgeDuties(index, world.waivers, reaches, today)))
        yield compare(known, stands);
      yield noLongerOwed(known, today);
    });
  }

  /** The database writes one batch while the next is being judged: two cores, not one after the other (P18). */
  private async writeAll(
    tx: Tx,
    frame: CampaignFrame,
    cause: Cause,
    batches: () => Iterable<Comparison>,
  ): Promise<Rejudgement> {
    let sum = nothing;
    let pending = Promise.resolve(nothing);
    try {
      for (const batch of batches()) {
        sum = added(sum, await pending);
        pending = this.write(tx, frame, batch, cause);
        await setImmediate(); // the statement is on its way before judging takes the thread
      }
      return added(sum, await pending);
    } finally {
      await pending.catch(() => undefined); // told already, or thrown over by what judging threw
    }
  }

  private async write(
    tx: Tx,
    { id: campaignId, bureauId }: CampaignFrame,
    { fresh, changed, unchanged }: Comparison,
    cause: Cause,
  ): Promise<Rejudgement> {
    const place = { bureauId, campaignId };
    const now = this.clock.now();
    await insertDuties(tx.manager, place, fresh, now);
    await updateDuties(
      tx.manager,
      place,
      changed.map(({ after }) => after),
      now,
    );
    await insertDutyEvents(tx.manager, bureauId, cause, changed.flatMap(eventsOf), now);
    const met = [
      ...fresh.filter(({ metOn }) => metOn !== null),
      ...changed.flatMap(({ before, after }) =>
        before.metOn === null && after.metOn !== null ? [after] : [],
      ),
    ];
    for (const { id: dutyId, unitId, rule: dutyKey } of met)
      tx.emit(DutyFulfilled.of({ dutyId, campaignId, bureauId, unitId, dutyKey }));
    return { owed: fresh.length, changed: changed.length, unchanged };
  }
}

interface Comparison {
  readonly fresh: StoredDuty[];
  readonly changed: { readonly before: StoredDuty; readonly after: StoredDuty }[];
  readonly unchanged: number;
}

/** What is stored against what is so; whatever is told is taken out of `known`. */
function compare(known: Map<string, StoredDuty>, stands: readonly DutyStand[]): Comparison {
  const fresh: StoredDuty[] = [];
  const changed: Comparison['changed'] = [];
  for (const stand of stands) {
    const before = known.get(stand.key);
    known.delete(stand.key);
    if (!before) fresh.push({ ...stand, id: newId(), eventCount: 0 });
    else if (fingerprint(before) !== fingerprint(stand)) changed.push(step(before, stand));
  }
  return { fresh, changed, unchanged: stands.length - fresh.length - changed.length };
}

/** A duty the engine no longer knows lapses; its row and history stay. */
function noLongerOwed(left: ReadonlyMap<string, StoredDuty>, today: string): Comparison {
  const changed = [...left.values()]
    .filter(({ lapsedOn }) => lapsedOn === null)
    .map((before) => step(before, { ...before, lapsedOn: today, lapseReason: 'no-longer-owed' }));
  return { fresh: [], changed, unchanged: left.size - changed.length };
}

const batch = 4_000; // duties judged, compared and written before the next: bounded memory

function* inBatches(stands: Iterable<DutyStand>): Generator<DutyStand[]> {
  let some: DutyStand[] = [];
  for (const stand of stands) {
    some.push(stand);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  yield some;
}

function added(one: Rejudgement, other: Rejudgement): Rejudgement {
  return {
    owed: one.owed + other.owed,
    changed: one.changed + other.changed,
    unchanged: one.unchanged + other.unchanged,
  };
}

function step(before: StoredDuty, stand: DutyStand) {
  const eventCount = before.eventCount + changesBetween(before, stand).length;
  return { before, after: { ...stand, id: before.id, eventCount } };
}

function eventsOf({ before, after }: Comparison['changed'][number]): DutyEventRow[] {
  return changesBetween(before, after).map((change, at) => ({
    ...change,
    dutyId: after.id,
    place: before.eventCount + at + 1,
  }));
}

export function rowsOf(tx: Tx): RowSource {
  return (sql, params) => tx.manager.query(sql, [...params]);
}
