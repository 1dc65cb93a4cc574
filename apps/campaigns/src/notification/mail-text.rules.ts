import type { NotificationBody } from './notification.entity';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

const levels: Readonly<Record<string, string>> = {
  unit: '单位',
  supervision: '督导联系组',
  office: '活动办',
};

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What a mailbox is told: one mail for all that is due at once, Chinese first, English second. No name, no phone,
 * nothing that must stay inside: who wants more signs in.
 */
export function mailText(bodies: readonly NotificationBody[]): MailText {
  const reminders = bodies.filter(({ type }) => type === 'huiyin.duty-reminder');
  if (reminders.length === 0)
    return {
      subject: '【回音】通知测试 · Trial message',
      text: '这是一封测试邮件，说明通知渠道可用。\n\nThis is a trial message: the channel works.\n',
    };
  const lines = reminders.map(({ data }) => lineOf(data));
  const [first] = lines;
  return {
    subject:
      lines.length === 1 && first
        ? `【回音】${first.isOverdue ? '已逾期' : '即将到期'}：${first.title}`
        : `【回音】${lines.length}项事项提醒 · ${lines.length} reminders`,
    text: [
      ...lines.map(({ zh }) => zh),
      '请登录回音平台办理。',
      '',
      ...lines.map(({ en }) => en),
      '',
    ].join('\n'),
  };
}

function lineOf(data: NotificationBody['data']) {
  const dutyKey = word(data['dutyKey']);
  const title = word(data['dutyTitle']) || dutyKey;
  const due = word(data['dueOn']);
  const level = word(data['level']);
  const isOverdue = data['isOverdue'] === true;
  return {
    ...{ title, isOverdue },
    zh: isOverdue
      ? `“${title}”应于 ${due} 前完成，现已逾期，提醒至${levels[level] ?? level}。`
      : `“${title}”应于 ${due} 前完成。`,
    en: isOverdue
      ? `A duty was due on ${due} and is overdue (${dutyKey}).`
      : `A duty is due on ${due} (${dutyKey}).`,
  };
}
