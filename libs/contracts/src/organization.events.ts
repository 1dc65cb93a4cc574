import { z } from 'zod';
import { defineEvent } from './define-event';
import { field } from './fields';

export const participationModes = ['full', 'contact-and-guidance'] as const;
export const participationMode = z.enum(participationModes);

export const UnitRegistered = defineEvent(
  'organization.unit-registered',
  1,
  'A unit of a bureau became known, by hand or by roster import.',
  { unitId: field.id(), bureauId: field.id(), unitType: field.code() },
  ({ unitId }) => unitId,
);

export const SupervisionAssigned = defineEvent(
  'organization.supervision-assigned',
  1,
  'A unit belongs to exactly one supervision liaison group (R000.77).',
  { unitId: field.id(), bureauId: field.id(), supervisionGroupId: field.id() },
  ({ unitId }) => unitId,
);

export const GrantsChanged = defineEvent(
  'organization.grants-changed',
  1,
  'What these people may do where has changed; whoever caches grants forgets them.',
  { bureauId: field.id(), personIds: z.array(field.personId()) },
  ({ bureauId }) => bureauId,
);

export const CampaignRosterFrozen = defineEvent(
  'organization.campaign-roster-frozen',
  1,
  'Who takes part in a campaign, how, and under which supervision group, fixed at opening (R000.6, R000.7).',
  {
    campaignId: field.id(),
    bureauId: field.id(),
    units: z.array(
      z.strictObject({
        unitId: field.id(),
        unitType: field.code(),
        mode: field.fact(participationMode),
        supervisionGroupId: field.fact(z.uuid().nullable()),
      }),
    ),
  },
  ({ campaignId }) => campaignId,
);
