import type { ServiceParts } from '@huiyin/service';
import type { Job } from '../ticker/ticker';
import { ChangeChannel } from './change-channel';
import { DeliverNotifications } from './deliver-notifications';
import { NotificationQueries } from './notification.queries';
import { NotificationResolver } from './notification.resolver';
import { RegisterChannel } from './register-channel';
import { SendTrial } from './send-trial';
import { type NotificationSettings, WaysOut } from './ways-out';

/** The notification room: its resolver, and the job that sends what is due. */
export function composeNotification(parts: ServiceParts, settings: NotificationSettings) {
  const { reads, unitOfWork, clock, logger } = parts;
  const waysOut = new WaysOut(settings);
  const deliver = new DeliverNotifications(reads, unitOfWork, waysOut, clock, logger);
  return {
    resolver: new NotificationResolver(new NotificationQueries(reads), {
      register: new RegisterChannel(unitOfWork, waysOut),
      change: new ChangeChannel(unitOfWork, clock),
      trial: new SendTrial(unitOfWork, clock),
    }),
    deliver,
    job: {
      name: 'deliver-notifications',
      every: 1_000,
      run: async () => (await deliver.execute()) > 0,
    } satisfies Job,
    close: () => waysOut.close(),
  };
}
