import { Webhook } from 'standardwebhooks';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor, anOutsider, eventually } from '@huiyin/testing';
import { campaignsHarness, type Harness } from '../../test/harness';
import { mailReceiver, webhookReceiver } from '../../test/receivers';
import { type Notice, notify } from './notify';

const bureauId = newId();
const [unitId, otherUnitId, groupId] = [newId(), newId(), newId()];
const office = anActor('campaign-office', { bureauId });

let harness: Harness;
let mail: Awaited<ReturnType<typeof mailReceiver>>;
let mailRefused = false;

beforeAll(async () => {
  mail = await mailReceiver(() => mailRefused);
  harness = await campaignsHarness({
    key: 'a key for tests of more than 32 characters',
    smtpUrl: mail.url,
    mailFrom: '回音 <huiyin@example.org>',
    allowPrivateWebhooks: true,
  });
});
afterAll(async () => {
  await harness.stop();
  await mail.stop();
});
afterEach(async () => {
  await harness.rows('DELETE FROM notification');
  await harness.rows('DELETE FROM notification_channel');
  mail.mails.length = 0;
  mailRefused = false;
});

async function data<T>(actor: Actor, query: string, variables: object = {}): Promise<T> {
  const answer = await harness.graph.as<T>(actor, query, variables as Record<string, unknown>);
  expect(answer.errors).toBeUndefined();
  return answer.data as T;
}

const fields = 'id kind state address audiences pausedBecause unit { id }';

interface Channel {
  readonly id: string;
  readonly state: string;
}

async function registerWebhook(url: string, input: object = {}) {
  const { registerWebhook } = await data<{
    registerWebhook: { channel: Channel; secret: string };
  }>(
    office,
    `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret channel { ${fields} } } }`,
    { input: { url, audiences: ['UNIT', 'OFFICE'], ...input } },
  );
  return registerWebhook;
}

const aNotice = (over: Partial<Notice> = {}): Notice => ({
  subject: 'duty 1 overdue:unit 2026-03-10',
  audience: 'unit',
  ...{ bureauId, unitId, supervisionGroupId: groupId },
  body: {
    type: 'huiyin.duty-reminder',
    timestamp: '2026-03-11T00:00:00.000Z',
    data: {
      dutyKey: 'mobilization-meeting',
      dutyTitle: '召开动员会',
      dueOn: '2026-03-10',
      level: 'unit',
      isOverdue: true,
    },
  },
  ...over,
});

const tell = (...notices: Notice[]) =>
  harness.unitOfWork.run({ bureauId }, (tx) => notify(tx, harness.clock.now(), notices));

const states = () =>
  harness.rows<{ state: string; attempts: number; last_failure: string | null }>(
    'SELECT state, attempts, last_failure FROM notification ORDER BY subject',
  );

describe('a webhook', () => {
  it('gets what concerns it, signed after the Standard Webhooks specification', async () => {
    const receiver = await webhookReceiver();
    const { secret } = await registerWebhook(receiver.url);
    await tell(aNotice());
    await eventually(() => expect(receiver.received).toHaveLength(1));
    await receiver.stop();
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]];
    const [row] = await harness.rows<{ id: string }>('SELECT id FROM notification');
    expect(headers['webhook-id']).toBe(row?.id);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual(aNotice().body);
    const signed = new Webhook(secret);
    const now = jest.spyOn(Date, 'now').mockReturnValue(harness.clock.now().getTime());
    expect(signed.verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
    expect(() => signed.verify(`${body} `, headers as Record<string, string>)).toThrow();
    now.mockRestore();
  });

  it('is told one thing once, however often and by however many it is told', async () => {
    const receiver = await webhookReceiver();
    await registerWebhook(receiver.url);
    await Promise.all(Array.from({ length: 8 }, () => tell(aNotice())));
    await tell(aNotice(), aNotice());
    await eventually(async () =>
      expect(await states()).toEqual([{ state: 'DELIVERED', attempts: 1, last_failure: null }]),
    );
    await receiver.stop();
    expect(receiver.received).toHaveLength(1);
  });

  it('is told only of its unit, its group and its level', async () => {
    const receiver = await webhookReceiver();
    await registerWebhook(receiver.url, { unitId });
    await registerWebhook(receiver.url, { groupId: newId() });
    await tell(
      aNotice(),
      aNotice({ subject: 'of another unit', unitId: otherUnitId }),
      aNotice({ subject: 'of another level', audience: 'supervision' }),
    );
    await eventually(() => expect(receiver.received).toHaveLength(1));
    expect(await states()).toHaveLength(1);
    await receiver.stop();
  });

  it('that fails is tried again under the same id, and its words are kept nowhere', async () => {
    const receiver = await webhookReceiver((at) => (at === 1 ? 503 : 200));
    await registerWebhook(receiver.url);
    await tell(aNotice());
    await eventually(async () =>
      expect(await states()).toEqual([{ state: 'PENDING', attempts: 1, last_failure: 'HTTP_503' }]),
    );
    harness.clock.advance(6_000);
    await eventually(async () =>
      expect(await states()).toMatchObject([{ state: 'DELIVERED', attempts: 2 }]),
    );
    await receiver.stop();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
  });

  it('that answers 410 is paused at once, a redirect is not followed', async () => {
    const gone = await webhookReceiver(() => 410);
    const moved = await webhookReceiver(() => 302);
    await registerWebhook(gone.url);
    await registerWebhook(moved.url, { audiences: ['SUPERVISION'] });
    await tell(aNotice(), aNotice({ subject: 'b', audience: 'supervision' }));
    await eventually(async () =>
      expect(await states()).toEqual([
        { state: 'PENDING', attempts: 1, last_failure: 'HTTP_302' },
        { state: 'GIVEN_UP', attempts: 1, last_failure: 'HTTP_410' },
      ]),
    );
    const channels = await harness.rows<{ state: string; paused_because: string | null }>(
      'SELECT state, paused_because FROM notification_channel ORDER BY state',
    );
    expect(channels).toEqual([
      { state: 'ACTIVE', paused_because: null },
      { state: 'PAUSED', paused_because: 'gone' },
    ]);
    await Promise.all([gone.stop(), moved.stop()]);
  });

  it('its secret lies sealed, is shown once, and is forgotten on removal', async () => {
    const receiver = await webhookReceiver();
    const { channel, secret } = await registerWebhook(receiver.url);
    const [row] = await harness.rows<{ sealed_secret: string }>(
      'SELECT sealed_secret FROM notification_channel',
    );
    expect(secret).toMatch(/^whsec_/);
    expect(row?.sealed_secret).not.toContain(secret.slice(6));
    await receiver.stop();
    await tell(aNotice());
    const { removeNotificationChannel } = await data<{
      removeNotificationChannel: Channel;
    }>(
      office,
      `mutation ($input: NotificationChannelInput!) { removeNotificationChannel(input: $input) { ${fields} } }`,
      { input: { channelId: channel.id } },
    );
    expect(removeNotificationChannel).toMatchObject({ state: 'REMOVED', address: null });
    expect(await harness.rows('SELECT address, sealed_secret FROM notification_channel')).toEqual([
      { address: null, sealed_secret: null },
    ]);
    expect((await states())[0]?.state).not.toBe('PENDING');
  });

  it('what still waits for it is given up when it is removed, at the hour of the house', async () => {
    const receiver = await webhookReceiver(() => 500);
    const { channel } = await registerWebhook(receiver.url);
    await tell(aNotice());
    await eventually(async () => expect((await states())[0]?.attempts).toBe(1));
    await data(
      office,
      'mutation ($input: NotificationChannelInput!) { removeNotificationChannel(input: $input) { id } }',
      { input: { channelId: channel.id } },
    );
    expect(await harness.rows('SELECT state, last_failure, settled_at FROM notification')).toEqual([
      { state: 'GIVEN_UP', last_failure: 'CHANNEL_REMOVED', settled_at: harness.clock.now() },
    ]);
    await receiver.stop();
  });

  it('is refused with a reason: wrong address, same address twice', async () => {
    const code = async (url: string) => {
      const { errors } = await harness.graph.as(
        office,
        `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret } }`,
        { input: { url, audiences: ['OFFICE'] } },
      );
      return errors?.[0]?.extensions?.['code'];
    };
    expect(await code('ftp://example.org')).toBe('NOTIFICATION_ADDRESS_REFUSED');
    const twice = await Promise.all(
      Array.from({ length: 4 }, () => code('https://example.org/hook')),
    );
    expect(twice.filter((found) => found === undefined)).toHaveLength(1);
    expect(new Set(twice)).toEqual(new Set([undefined, 'NOTIFICATION_CHANNEL_ALREADY_REGISTERED']));
  });
});

/** An RFC 2047 header as people see it. */
const decoded = (header = ''): string =>
  header
    .replace(/\r\n /g, '')
    .replace(/=\?UTF-8\?(B|Q)\?(.*?)\?=/g, (_, how: string, words: string) =>
      how === 'B'
        ? Buffer.from(words, 'base64').toString('utf8')
        : decodeURIComponent(words.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, '%$1')),
    );

describe('a mailbox', () => {
  const register = () =>
    data(
      office,
      `mutation ($input: RegisterMailboxInput!) { registerMailbox(input: $input) { ${fields} } }`,
      { input: { address: 'office@example.org', audiences: ['UNIT'] } },
    );

  it('gets a mail in Chinese and English', async () => {
    await register();
    await tell(aNotice());
    await eventually(() => expect(mail.mails).toHaveLength(1));
    const [first = ''] = mail.mails;
    expect(first).toContain('To: office@example.org');
    expect(first).toContain('Auto-Submitted: auto-generated');
    const body = Buffer.from(first.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
    expect(body).toContain('“召开动员会”应于 2026-03-10 前完成，现已逾期，提醒至单位。');
    expect(body).toContain('A duty was due on 2026-03-10 and is overdue');
  });

  it('gets all that is due at once in one mail', async () => {
    await register();
    await tell(...Array.from({ length: 30 }, (_, at) => aNotice({ subject: `duty ${at}` })));
    await eventually(() => expect(mail.mails).toHaveLength(1));
    expect(decoded(/^Subject: (.*(?:\r\n .*)*)/m.exec(mail.mails[0] ?? '')?.[1])).toBe(
      '【回音】30项事项提醒 · 30 reminders',
    );
    await eventually(async () =>
      expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['DELIVERED'])),
    );
  });

  it('that is refused for now is tried again', async () => {
    mailRefused = true;
    await register();
    await tell(aNotice());
    await eventually(async () =>
      expect(await states()).toEqual([{ state: 'PENDING', attempts: 1, last_failure: 'SMTP_451' }]),
    );
    mailRefused = false;
    harness.clock.advance(6_000);
    await eventually(() => expect(mail.mails).toHaveLength(1));
  });
});

describe('who may', () => {
  it('an outsider and a unit see and change no channel', async () => {
    const receiver = await webhookReceiver();
    const { channel } = await registerWebhook(receiver.url);
    const change =
      'mutation ($input: NotificationChannelInput!) { tryNotificationChannel(input: $input) { id } }';
    const input = { input: { channelId: channel.id } };
    const outsider = await harness.graph.as(anOutsider(), change, input);
    expect(outsider.errors?.[0]?.extensions?.['code']).toBe('NOTIFICATION_CHANNEL_NOT_FOUND');
    const seen = await harness.graph.as(
      anOutsider(),
      '{ notificationChannels { id } undeliveredNotifications { id } }',
    );
    expect(seen.data).toEqual({ notificationChannels: [], undeliveredNotifications: [] });
    const contact = anActor('unit-contact', { bureauId, unitId });
    const unit = await harness.graph.as(contact, change, input);
    expect(unit.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    await receiver.stop();
  });

  it('the office tries a channel and sees what did not arrive', async () => {
    const receiver = await webhookReceiver(() => 500);
    const { channel } = await registerWebhook(receiver.url);
    await data(
      office,
      'mutation ($input: NotificationChannelInput!) { tryNotificationChannel(input: $input) { id } }',
      { input: { channelId: channel.id } },
    );
    await eventually(async () => {
      const { undeliveredNotifications } = await data<{
        undeliveredNotifications: unknown[];
      }>(office, '{ undeliveredNotifications { type state attempts lastFailure } }');
      expect(undeliveredNotifications).toEqual([
        { type: 'huiyin.trial', state: 'PENDING', attempts: 1, lastFailure: 'HTTP_500' },
      ]);
    });
    await receiver.stop();
  });

  it('the office tries a channel once a minute, however many press the button at once', async () => {
    const receiver = await webhookReceiver();
    const { channel } = await registerWebhook(receiver.url);
    const press = async () => {
      const answer = await harness.graph.as(
        office,
        'mutation ($input: NotificationChannelInput!) { tryNotificationChannel(input: $input) { id } }',
        { input: { channelId: channel.id } },
      );
      return answer.errors?.[0]?.extensions?.['code'] ?? 'sent';
    };
    const tooSoon = 'NOTIFICATION_TRIAL_TOO_SOON';
    const pressed = await Promise.all([press(), press(), press(), press()]);
    expect(pressed.sort()).toEqual([tooSoon, tooSoon, tooSoon, 'sent']);
    harness.clock.advance(59_000);
    expect(await press()).toBe(tooSoon);
    harness.clock.advance(1_000);
    expect(await press()).toBe('sent');
    await eventually(() => expect(receiver.received).toHaveLength(2));
    await receiver.stop();
  });
});
