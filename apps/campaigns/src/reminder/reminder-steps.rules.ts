import type { Day } from '../calendar/days.rules';
import { after, before } from '../calendar/durations.rules';
import type { WorkingCalendar } from '../calendar/working-days.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';

export type ReminderSettings = TemplateDefinition['reminders'];
export type ReminderLevel = ReminderSettings['escalate'][number]['to'];

/** One reminder of a duty: which step of the plan, to whom, before its day or after. */
export interface ReminderStep {
  /** `before:<n>` counts from the farthest, `overdue:<level>` or, for a further one of a level, `overdue:<level>:<n>`. */
  readonly step: string;
  readonly level: ReminderLevel;
  readonly isOverdue: boolean;
}

/**
 * The steps that a duty due on `dueOn` has reached by `today` (need 1). Before the day only the nearest of those
 * reached: who learns of a duty two days ahead is not told of the week before as well. After it every level that has
 * been reached: each is told once, and nobody is passed over because the service stood still for a week.
 */
export function stepsReached(
  { before: ahead, escalate }: ReminderSettings,
  calendar: WorkingCalendar,
  dueOn: Day,
  today: Day,
): ReminderStep[] {
  if (today <= dueOn) {
    const starts = ahead.map((duration) => before(calendar, dueOn, duration)).sort();
    const reached = starts.filter((start) => start <= today).length;
    return reached === 0 ? [] : [{ step: `before:${reached}`, level: 'unit', isOverdue: false }];
  }
  const seen = new Map<ReminderLevel, number>();
  return escalate.flatMap(({ after: wait, to }) => {
    const turn = (seen.get(to) ?? 0) + 1;
    seen.set(to, turn);
    if (after(calendar, dueOn, wait) > today) return [];
    const step = turn === 1 ? `overdue:${to}` : `overdue:${to}:${turn}`;
    return [{ step, level: to, isOverdue: true }];
  });
}
