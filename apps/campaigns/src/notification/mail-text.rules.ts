import type { NotificationBody } from './notification.entity';

const levels: Readonly<Record<string, string>> = {
  unit: '单位',
  supervision: '督导联系组',
  office: '活动办',
};

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A notification as a mail: Chinese first, English second; no name, no phone, nothing that must stay inside. */
export function mailText({ type, data }: NotificationBody): { subject: string; text: string } {
  if (type === 'huiyin.trial')
    return {
      subject: '【回音】通知测试 · Trial message',
      text: '这是一封测试邮件，说明通知渠道可用。\n\nThis is a trial message: the channel works.\n',
    };
  const title = words(data['dutyTitle']) || words(data['dutyKey']);
  const due = words(data['dueOn']);
  const isOverdue = data['isOverdue'] === true;
  const level = levels[words(data['level'])] ?? words(data['level']);
  return {
    subject: isOverdue ? `【回音】已逾期：${title}` : `【回音】即将到期：${title}`,
    text: [
      isOverdue
        ? `“${title}”应于 ${due} 前完成，现已逾期，提醒至${level}。`
        : `“${title}”应于 ${due} 前完成。`,
      '请登录回音平台办理。',
      '',
      isOverdue
        ? `A duty was due on ${due} and is overdue (${words(data['dutyKey'])}).`
        : `A duty is due on ${due} (${words(data['dutyKey'])}).`,
      '',
    ].join('\n'),
  };
}
