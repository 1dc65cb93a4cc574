export {
  CampaignOpened,
  CampaignOpenedV1,
  DutyFulfilled,
  DutyReminded,
  MeetingHeld,
  reminderLevels,
} from './campaigns.events';
export { eventCatalogue } from './catalogue';
export { type CloudEvent, toCloudEvent } from './cloud-event';
export { contractProblems } from './contract-problems';
export {
  defineEvent,
  type EventContract,
  EventPayloadRefused,
  type EventToEmit,
  type Scope as EventScope,
  type TenantPayload,
} from './define-event';
export {
  AppraisalOpened,
  AppraisalPublished,
  appraisalPublishedFromV1,
  AppraisalPublishedV1,
  appraisalTargetKinds,
  OpinionAccepted,
} from './evaluations.events';
export { field, type PrivacyClass } from './fields';
export { eventSchema, type EventSchema, partitionKeyField, type SchemaNode } from './json-schema';
export {
  CampaignRosterFrozen,
  GrantsChanged,
  participationModes,
  RoleHeld,
  SupervisionAssigned,
  UnitChanged,
  unitChanges,
  UnitRegistered,
} from './organization.events';
export {
  answerKey,
  answerKeyHash,
  newPickupCode,
  normalisePickupCode,
  pickupHash,
} from './pickup-code';
export {
  LedgerItemMoved,
  ledgerStates,
  problemSourceKinds,
  ProblemRaised,
  RemeasurementPlanned,
  RemeasurementRecorded,
} from './rectification.events';
