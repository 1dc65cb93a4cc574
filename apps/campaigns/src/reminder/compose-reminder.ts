import type { ServiceParts } from '@huiyin/service';
import type { OpenCampaigns } from '../campaign/open-campaigns.queries';
import type { Job } from '../ticker/ticker';
import { RemindOfDuties } from './remind-of-duties';
import { ReminderQueries } from './reminder.queries';
import { ReminderResolver } from './reminder.resolver';

const minute = 60_000;

/** The reminder room: its resolver, and the job that looks every minute whose day has come. */
export function composeReminder(parts: ServiceParts, campaigns: OpenCampaigns) {
  const { reads, unitOfWork, clock } = parts;
  const remind = new RemindOfDuties(reads, unitOfWork, campaigns, clock);
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
