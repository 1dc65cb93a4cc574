import type { ServiceParts } from '@huiyin/service';
import type { CampaignFrames } from '../campaign/campaign-frame.queries';
import type { Job } from '../ticker/ticker';
import { RemindOfDuties } from './remind-of-duties';
import { ReminderQueries } from './reminder.queries';
import { ReminderResolver } from './reminder.resolver';

const minute = 60_000;

/** The reminder room: its resolver, and the job that looks every minute whose day has come. */
export function composeReminder(parts: ServiceParts, frames: CampaignFrames) {
  const { reads, unitOfWork, clock } = parts;
  const remind = new RemindOfDuties(reads, unitOfWork, frames, clock);
  return {
    resolver: new ReminderResolver(new ReminderQueries(reads)),
    remind,
    job: {
      name: 'remind-of-duties',
      every: minute,
      run: async () => {
        await remind.execute();
        return false;
      },
    } satisfies Job,
  };
}
