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
  'A unit belongs to exactly one supervision liaison group on any day (R000.77). The newest event of an assignment replaces the older ones; one that ends on its first day was taken back.',
  {
    unitId: field.id(),
    bureauId: field.id(),
    supervisionGroupId: field.id(),
    assignmentId: field.id().optional(),
    /** First day. */
    from: field.day().optional(),
    /** First day under another group or none; null: open. */
    to: field.fact(z.iso.date().nullable()).optional(),
  },
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
        /** The unit it is a department of; absent or null: it stands by itself. */
        parentUnitId: field.fact(z.uuid().nullable().optional()),
      }),
    ),
    /** What stands inside these units: it may owe duties of its own, and takes part as its unit does. */
    departments: z
      .array(
        z.strictObject({
          departmentId: field.id(),
          departmentType: field.code(),
          /** The unit or department around it; one of these units or departments. */
          parentUnitId: field.id(),
          mode: field.fact(participationMode),
          /** That of its unit. */
          supervisionGroupId: field.fact(z.uuid().nullable()),
        }),
      )
      .optional(),
  },
  ({ campaignId }) => campaignId,
);

export const RoleHeld = defineEvent(
  'organization.role-held',
  1,
  'A person holds a role (post, group membership, unit contact, contact point, Party post) for a span of days. The newest event of a holding replaces the older ones: an end moved, a holding taken back.',
  {
    holdingId: field.id(),
    bureauId: field.id(),
    personId: field.personId(),
    role: field.code(),
    unitId: field.fact(z.uuid().nullable()),
    groupId: field.fact(z.uuid().nullable()),
    /** First day. */
    from: field.day(),
    /** First day without the role; null: open. */
    to: field.fact(z.iso.date().nullable()),
    /** Recorded by mistake: as if it had never been. */
    voided: field.fact(z.boolean()),
  },
  ({ holdingId }) => holdingId,
);

export const unitChanges = ['renamed', 'retyped', 'moved', 'merged', 'split', 'closed'] as const;

export const UnitChanged = defineEvent(
  'organization.unit-changed',
  1,
  'A unit is called, classed or placed otherwise from a day on, or goes on in others (merge, split). What was before that day stays as it was.',
  {
    unitId: field.id(),
    bureauId: field.id(),
    change: field.fact(z.enum(unitChanges)),
    unitType: field.code(),
    parentUnitId: field.fact(z.uuid().nullable()),
    /** First day on which it is so. */
    effectiveOn: field.day(),
    /** Where its duties go on, after a merge or split. */
    successorUnitIds: z.array(field.id()),
  },
  ({ unitId }) => unitId,
);
