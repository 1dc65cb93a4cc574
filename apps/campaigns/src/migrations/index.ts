import { CreateCampaigns1792000100000 } from './2026-10-14-1720-create-campaigns';
import { PublishTemplates1795308600000 } from './2026-11-22-0110-publish-templates';
import { KeepRecords1795309200000 } from './2026-11-22-0120-keep-records';
import { FollowPeopleAndUnits1795309260000 } from './2026-11-22-0121-follow-people-and-units';
import { ReviseCampaigns1795309320000 } from './2026-11-22-0122-revise-campaigns';
import { StoreJudgedDuties1795309380000 } from './2026-11-22-0123-store-judged-duties';
import { CreateNotifications1795309800000 } from './2026-11-22-0140-create-notifications';
import { CreateReminders1795309860000 } from './2026-11-22-0141-create-reminders';
import { KeepWhatWasRecorded1795310460000 } from './2026-11-22-0151-keep-what-was-recorded';
import { AnswerForUnits1795310700000 } from './2026-11-22-0155-answer-for-units';

/** In order; a test holds this list against the folder. */
export const migrations = [
  CreateCampaigns1792000100000,
  PublishTemplates1795308600000,
  KeepRecords1795309200000,
  FollowPeopleAndUnits1795309260000,
  ReviseCampaigns1795309320000,
  StoreJudgedDuties1795309380000,
  CreateNotifications1795309800000,
  CreateReminders1795309860000,
  KeepWhatWasRecorded1795310460000,
  AnswerForUnits1795310700000,
];
