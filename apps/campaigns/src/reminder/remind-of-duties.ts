import { DutyReminded } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { dayIn } from '../calendar/days.rules';
import { workingCalendar } from '../calendar/working-days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import type { OpenCampaigns } from '../campaign/open-campaigns.queries';
import { type Notice, notify } from '../notification/notify';
import { type ReminderLevel, stepsReached } from './reminder-steps.rules';
import { dueDays, insertReminders, type NewReminder } from './reminder.queries';

const chunk = 500; // of one transaction: an outbox row each

/** Writes down who is to be reminded of what today and tells it as an event and to every channel. Twice does nothing. */
export class RemindOfDuties {
  constructor(
    private readonly reads: ScopedReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: OpenCampaigns,
    private readonly clock: Clock,
  ) {}

  /** How many reminders were made. */
  async execute(): Promise<number> {
    let made = 0;
    for await (const frame of this.campaigns.ofAllBureaus()) made += await this.remind(frame);
    return made;
  }

  private async remind(frame: CampaignFrame): Promise<number> {
    const { id: campaignId, bureauId, timeZone, definition } = frame;
    const today = dayIn(timeZone, this.clock.now());
    const calendar = workingCalendar(definition.calendar);
    const days = await dueDays(this.reads, { bureauId, campaignId });
    const steps = days.flatMap((dueOn) =>
      stepsReached(definition.reminders, calendar, dueOn, today).map((step) => ({
        ...step,
        dueOn,
      })),
    );
    if (steps.length === 0) return 0;
    let made = 0;
    for (let more = true; more;) {
      const count = await this.unitOfWork.run({ bureauId }, async (tx) => {
        const reminders = await insertReminders(tx.manager, {
          ...{ campaignId, bureauId, today, steps, most: chunk, at: this.clock.now() },
        });
        await this.tell(tx, frame, reminders);
        return reminders.length;
      });
      made += count;
      more = count === chunk;
    }
    return made;
  }

  private async tell(
    tx: Tx,
    frame: CampaignFrame,
    reminders: readonly NewReminder[],
  ): Promise<void> {
    const { id: campaignId, bureauId } = frame;
    for (const reminder of reminders)
      tx.emit(DutyReminded.of({ ...withoutTitle(reminder), campaignId, bureauId }));
    const at = this.clock.now();
    await notify(
      tx,
      at,
      reminders.map((reminder) => noticeOf(reminder, { campaignId, bureauId, at })),
    );
  }
}

function noticeOf(
  { title, supervisionGroupId, ...reminder }: NewReminder,
  { campaignId, bureauId, at }: { campaignId: string; bureauId: string; at: Date },
): Notice {
  const { reminderId, level, unitId } = reminder;
  return {
    subject: `reminder ${reminderId}`,
    audience: level satisfies ReminderLevel,
    ...{ bureauId, unitId, supervisionGroupId },
    body: {
      type: 'huiyin.duty-reminder',
      timestamp: at.toISOString(),
      data: { ...reminder, campaignId, dutyTitle: title.zh },
    },
  };
}

/** What may leave as an event: a title is free text. */
function withoutTitle(reminder: NewReminder): Omit<NewReminder, 'title'> {
  const { reminderId, dutyId, dutyKey, unitId, supervisionGroupId, step } = reminder;
  const { level, dueOn, isOverdue } = reminder;
  return {
    ...{ reminderId, dutyId, dutyKey, unitId, supervisionGroupId, step, level, dueOn, isOverdue },
  };
}
