import { ChannelKindUnavailable } from './notification.errors';
import { noNotifications, WaysOut } from './ways-out';

it('a way out that the operator left off is refused by the name of what switches it on', () => {
  const none = new WaysOut(noNotifications);
  expect(() => none.assertSwitchedOn('webhook')).toThrow(
    new ChannelKindUnavailable('NOTIFICATION_KEY'),
  );
  expect(() => none.assertSwitchedOn('mailbox')).toThrow(new ChannelKindUnavailable('SMTP_URL'));
});

it('a way out that is on is not refused', () => {
  const webhooks = new WaysOut({ ...noNotifications, key: 'x'.repeat(32) });
  expect(() => webhooks.assertSwitchedOn('webhook')).not.toThrow();
  expect(() => webhooks.assertSwitchedOn('mailbox')).toThrow(ChannelKindUnavailable);
});
