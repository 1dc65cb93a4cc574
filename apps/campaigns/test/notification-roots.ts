import { newId } from '@huiyin/kernel';

const id = newId();
const channel = (verb: string): [string, [string, string]] => [
  `Mutation.${verb}`,
  ['notification:maintain', `${verb}(input: { channelId: "${id}" }) { id }`],
];

/** The notification room's part of the access table. */
export const notificationRoots: Record<string, [permission: string, selection: string]> = {
  'Query.notificationChannels': ['notification:maintain', 'notificationChannels { id }'],
  'Query.undeliveredNotifications': ['notification:maintain', 'undeliveredNotifications { id }'],
  'Mutation.registerWebhook': [
    'notification:maintain',
    'registerWebhook(input: { url: "https://example.org", audiences: [OFFICE] }) { secret }',
  ],
  'Mutation.registerMailbox': [
    'notification:maintain',
    'registerMailbox(input: { address: "a@example.org", audiences: [OFFICE] }) { id }',
  ],
  ...Object.fromEntries(
    [
      'pauseNotificationChannel',
      'resumeNotificationChannel',
      'removeNotificationChannel',
      'tryNotificationChannel',
    ].map(channel),
  ),
};
