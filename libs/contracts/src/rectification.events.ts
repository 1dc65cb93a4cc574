import { z } from 'zod';
import { defineEvent } from './define-event';
import { field } from './fields';

export const problemSourceKinds = ['appraisal-dimension', 'opinion'] as const;

/** requirements.md §4.1 */
export const ledgerStates = [
  'DRAFT',
  'REGISTERED',
  'UNDERTAKEN',
  'IN_PROGRESS',
  'COMPLETION_REPORTED',
  'RETURNED',
  'VERIFIED',
  'STRUCK_OFF',
  'CLOSED_WITH_FEEDBACK',
  'REOPENED',
] as const;

export const ProblemRaised = defineEvent(
  'rectification.problem-raised',
  1,
  'A problem entered the register, with the kind of its source.',
  {
    problemId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    sourceKind: field.fact(z.enum(problemSourceKinds)),
    sourceId: field.id(),
  },
  ({ problemId }) => problemId,
);

export const LedgerItemMoved = defineEvent(
  'rectification.ledger-item-moved',
  1,
  'One transition of a ledger item; the stream of them alone rebuilds the ledger.',
  {
    ledgerItemId: field.id(),
    problemId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    from: field.fact(z.enum(ledgerStates).nullable()),
    to: field.fact(z.enum(ledgerStates)),
    occurredAt: field.instant(),
    rebounds: field.count(),
  },
  ({ ledgerItemId }) => ledgerItemId,
);

export const RemeasurementPlanned = defineEvent(
  'rectification.remeasurement-planned',
  1,
  'The same question is to be asked again of the same population.',
  {
    remeasurementId: field.id(),
    problemId: field.id(),
    ledgerItemId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    appraisalId: field.id(),
    targetId: field.id(),
    dimension: field.code(),
    dueOn: field.day(),
  },
  ({ remeasurementId }) => remeasurementId,
);

export const RemeasurementRecorded = defineEvent(
  'rectification.remeasurement-recorded',
  1,
  'Before and after on the same item. A failed one reopens the ledger item.',
  {
    remeasurementId: field.id(),
    problemId: field.id(),
    ledgerItemId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    before: field.share(),
    after: field.share(),
    improved: field.fact(z.boolean()),
  },
  ({ remeasurementId }) => remeasurementId,
);
