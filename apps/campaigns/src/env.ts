import { z } from 'zod';
import {
  migrationUrl as readMigrationUrl,
  readEnv,
  type ServiceEnvironment,
  serviceEnvironment,
  serviceVariables,
  transportIsComplete,
} from '@huiyin/config';
import { noNotifications, type NotificationSettings } from './notification/ways-out';

export interface Environment extends ServiceEnvironment {
  /** Ways out for reminders; absent: all switched off. */
  readonly notifications?: NotificationSettings;
}

const variables = z
  .object({
    ...serviceVariables,
    NOTIFICATION_KEY: z.string().min(32, 'must hold at least 32 characters').optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' })
      .optional(),
    MAIL_FROM: z.string().min(3).default(noNotifications.mailFrom),
    WEBHOOKS_ALLOW_PRIVATE: z.enum(['on', 'off']).default('off'),
  })
  .superRefine(transportIsComplete)
  .superRefine(({ NODE_ENV, WEBHOOKS_ALLOW_PRIVATE }, context) => {
    if (NODE_ENV === 'production' && WEBHOOKS_ALLOW_PRIVATE === 'on')
      context.addIssue({
        code: 'custom',
        path: ['WEBHOOKS_ALLOW_PRIVATE'],
        message: 'must be off in production',
      });
  });

/** The only file that sees process.env. */
export function environment(): Environment {
  const env = readEnv(variables, process.env);
  return {
    ...serviceEnvironment(process.env),
    notifications: {
      key: env.NOTIFICATION_KEY ?? null,
      smtpUrl: env.SMTP_URL ?? null,
      mailFrom: env.MAIL_FROM,
      allowPrivateWebhooks: env.WEBHOOKS_ALLOW_PRIVATE === 'on',
    },
  };
}

export const migrationUrl = (): string => readMigrationUrl(process.env);
