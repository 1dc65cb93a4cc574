import { NotificationEntity } from './notification.entity';
import { NotificationChannelEntity } from './notification-channel.entity';
import { retryWaits, waitAfter } from './retry.rules';

const at = new Date('2026-03-10T00:00:00Z');

describe('a notification that does not arrive', () => {
  it('is tried again for about three days, then given up', () => {
    const notification = Object.assign(new NotificationEntity(), { state: 'PENDING' });
    const givenUp: boolean[] = [];
    for (let attempts = 1; attempts <= retryWaits.length + 1; attempts += 1)
      givenUp.push(notification.failed('HTTP_503', at, waitAfter(attempts)));
    expect(givenUp).toEqual([...retryWaits.map(() => false), true]);
    expect(notification).toMatchObject({ state: 'GIVEN_UP', nextAttemptAt: null, settledAt: at });
    const days = retryWaits.reduce((sum, wait) => sum + wait, 0) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(4);
  });

  it('waits longer each time', () => {
    expect([...retryWaits].sort((a, b) => a - b)).toEqual(retryWaits);
  });
});

describe('a removed channel', () => {
  it('has forgotten address and secret and comes back by no verb', () => {
    const channel = Object.assign(new NotificationChannelEntity(), {
      ...{ state: 'ACTIVE', address: 'https://example.org', sealedSecret: 'v1.x' },
    });
    channel.remove();
    expect(channel).toMatchObject({ state: 'REMOVED', address: null, sealedSecret: null });
    expect(() => channel.resume()).toThrow('was removed');
    expect(() => channel.pause('by-office')).toThrow('was removed');
  });
});
