import { z } from 'zod';
import { defineEvent } from './define-event';
import { field } from './fields';
import { participationMode } from './organization.events';

const opened = {
  campaignId: field.id(),
  bureauId: field.id(),
  templateKey: field.code(),
  startsOn: field.day(),
  endsOn: field.day(),
  participation: z.array(
    z.strictObject({ unitTypes: z.array(field.code()), mode: field.fact(participationMode) }),
  ),
};

export const CampaignOpenedV1 = defineEvent(
  'campaigns.campaign-opened',
  1,
  'A campaign of a bureau began; the participation rules of its template go with it. No longer emitted: version 2 also knows campaigns without an end.',
  opened,
  ({ campaignId }) => campaignId,
);

export const CampaignOpened = defineEvent(
  'campaigns.campaign-opened',
  2,
  'A campaign of a bureau began; the participation rules of its template go with it.',
  {
    ...opened,
    /** Null: a standing programme (R004.2). */
    endsOn: field.fact(z.iso.date().nullable()),
  },
  ({ campaignId }) => campaignId,
);

export const DutyFulfilled = defineEvent(
  'campaigns.duty-fulfilled',
  1,
  'A unit did what it owed.',
  {
    dutyId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    dutyKey: field.code(),
  },
  ({ dutyId }) => dutyId,
);

export const MeetingHeld = defineEvent(
  'campaigns.meeting-held',
  1,
  'A meeting took place; who attended may vote in the appraisal that follows it (R000.16).',
  {
    meetingId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    kind: field.code(),
    heldOn: field.day(),
    attendeePersonIds: z.array(field.personId()),
  },
  ({ meetingId }) => meetingId,
);

export const reminderLevels = ['unit', 'supervision', 'office'] as const;

export const DutyReminded = defineEvent(
  'campaigns.duty-reminded',
  1,
  'Somebody is reminded of a duty: the unit before its day, then unit, supervision group and office after it. Once per step and day it was due.',
  {
    reminderId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    supervisionGroupId: field.fact(z.uuid().nullable()),
    dutyId: field.id(),
    dutyKey: field.code(),
    /** `before:1`, `overdue:supervision` … */
    step: field.fact(z.string().regex(/^(before|overdue):[a-z0-9:]{1,40}$/)),
    level: field.fact(z.enum(reminderLevels)),
    dueOn: field.day(),
    isOverdue: field.fact(z.boolean()),
  },
  ({ dutyId }) => dutyId,
);
