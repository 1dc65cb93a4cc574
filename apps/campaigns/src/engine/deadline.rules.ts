import { addDays, addMonths, earliest } from '../calendar/day-count.rules';
import { type Day, dueDay } from '../calendar/days.rules';
import { after, before } from '../calendar/durations.rules';
import type { DutyDeadline } from '../template/duty-shape.rules';
import type { OwedDuty } from './finding.rules';
import { recordIds, select } from './select-records.rules';
import type { WorldIndex } from './world-index.rules';

type Anchor = Extract<DutyDeadline, { after: unknown }>['after'];

/** A day, the records it was counted from, and whether working days of a year not yet announced took part. */
export interface FoundDay {
  readonly on: Day | null;
  readonly reads: readonly string[];
}

const never: FoundDay = { on: null, reads: [] };

/**
 * The last day in time by the rule. What is owed anew in each period and names no day is due on the last of its period,
 * or of the campaign where that ends before. Null: no deadline, or none yet (what it is counted from has not happened).
 */
export function deadlineOf(index: WorldIndex, duty: OwedDuty, deadline: DutyDeadline): FoundDay {
  if (deadline !== 'none') return dayOf(index, duty, deadline);
  const end = lastOf(index, duty);
  return duty.period === null ? never : { on: end, reads: [] };
}

/** The day such a deadline names: for `notBefore` it is the first day of owing, not the last. */
export function dayOf(index: WorldIndex, duty: OwedDuty, deadline: DutyDeadline): FoundDay {
  if (deadline === 'none') return never;
  const { calendar, definition } = index;
  if ('on' in deadline) return { on: deadline.on, reads: [] };
  if ('endOf' in deadline)
    return { on: addDays(addMonths(`${deadline.endOf}-01`, 1), -1), reads: [] };
  if ('onMonthDay' in deadline)
    return { on: monthDayOf(index, duty, deadline.onMonthDay), reads: [] };
  const { promptly } = definition.interpretations;
  if ('after' in deadline)
    return moved(anchorDay(index, duty, deadline.after), (day) =>
      deadline.plus === undefined
        ? day
        : after(calendar, day, deadline.plus === 'promptly' ? promptly : deadline.plus),
    );
  return moved(anchorDay(index, duty, deadline.before), (day) =>
    deadline.by === undefined ? day : before(calendar, day, deadline.by),
  );
}

const monthDays = new WeakMap<WorldIndex, Map<string, Day | null>>();

/** In the year of the period or campaign; found once for all who owe it in the same period. */
function monthDayOf(index: WorldIndex, duty: OwedDuty, onMonthDay: string): Day | null {
  const found = monthDays.get(index) ?? new Map<string, Day | null>();
  monthDays.set(index, found);
  const key = `${onMonthDay} ${duty.period ?? ''}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const startsOn = duty.period ?? index.campaign.startsOn;
  const endsOn = lastOf(index, duty) ?? addMonths(startsOn, 12);
  const day = dueDay({ onMonthDay }, { startsOn, endsOn });
  found.set(key, day);
  return day;
}

function anchorDay(index: WorldIndex, duty: OwedDuty, anchor: Anchor): FoundDay {
  const { campaign } = index;
  if (typeof anchor === 'string') return { on: edgeOf(index, duty, anchor), reads: [] };
  if ('link' in anchor) {
    const days = campaign.links[anchor.link];
    return { on: (anchor.edge === 'start' ? days?.from : days?.to) ?? null, reads: [] };
  }
  const isFirst = 'first' in anchor;
  const found = select(index, duty, isFirst ? anchor.first : anchor.newest);
  const at = isFirst ? found[0] : found.at(-1);
  return at ? { on: at.on, reads: recordIds([at]) } : never;
}

function edgeOf(
  index: WorldIndex,
  duty: OwedDuty,
  edge: 'campaign-start' | 'campaign-end' | 'period-start' | 'period-end',
): Day | null {
  switch (edge) {
    case 'campaign-start':
      return index.campaign.startsOn;
    case 'campaign-end':
      return index.campaign.endsOn;
    case 'period-start':
      return duty.period ?? index.campaign.startsOn;
    case 'period-end':
      return lastOf(index, duty);
  }
}

/** Last day of the period, or of the campaign where that is earlier. */
function lastOf({ campaign }: WorldIndex, { periodTo }: OwedDuty): Day | null {
  const ends = [campaign.endsOn, periodTo === null ? null : addDays(periodTo, -1)];
  return earliest(ends.filter((day) => day !== null));
}

function moved({ on, reads }: FoundDay, by: (day: Day) => Day): FoundDay {
  return { on: on === null ? null : by(on), reads };
}
