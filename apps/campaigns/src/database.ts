import { CampaignEntity } from './campaign/campaign.entity';
import { DutyRuleEntity } from './campaign/duty-rule.entity';
import { AttendanceEntity } from './meeting/attendance.entity';
import { MeetingEntity } from './meeting/meeting.entity';
import { NotificationChannelEntity } from './notification/notification-channel.entity';
import { NotificationEntity } from './notification/notification.entity';
import { ReminderEntity } from './reminder/reminder.entity';
import { CampaignUnitEntity } from './participation/campaign-unit.entity';
import { BureauTemplateEntity } from './template/bureau-template.entity';

export { migrations } from './migrations';

/** Every table class, listed by hand: what is not here does not exist for TypeORM. */
export const entities = [
  BureauTemplateEntity,
  CampaignEntity,
  DutyRuleEntity,
  CampaignUnitEntity,
  MeetingEntity,
  AttendanceEntity,
  NotificationChannelEntity,
  NotificationEntity,
  ReminderEntity,
];
