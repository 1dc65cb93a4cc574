import { z } from 'zod';
import { defineEvent } from './define-event';
import { field } from './fields';

export const appraisalTargetKinds = ['leading-body', 'member'] as const;
const targetKind = z.enum(appraisalTargetKinds);

const cell = {
  targetId: field.id(),
  targetKind: field.fact(targetKind),
  dimension: field.code(),
};

export const AppraisalOpened = defineEvent(
  'evaluations.appraisal-opened',
  1,
  'The board of an appraisal was fixed and tickets can be asked for.',
  { appraisalId: field.id(), campaignId: field.id(), bureauId: field.id(), unitId: field.id() },
  ({ appraisalId }) => appraisalId,
);

export const AppraisalPublished = defineEvent(
  'evaluations.appraisal-published',
  1,
  'A result after disclosure control. Nothing in it comes from a single ballot; withheld cells are absent.',
  {
    appraisalId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    remeasuresAppraisalId: field.fact(z.uuid().nullable()),
    results: z.array(
      z.strictObject({
        ...cell,
        n: field.count(),
        favourableShare: field.share(),
        weak: field.fact(z.boolean()),
      }),
    ),
  },
  ({ appraisalId }) => appraisalId,
);

export const OpinionAccepted = defineEvent(
  'evaluations.opinion-accepted',
  1,
  'An opinion calls for rectification. The text stays with evaluations; the hash lets its sender, and nobody else, read the answer.',
  {
    opinionId: field.id(),
    campaignId: field.id(),
    bureauId: field.id(),
    unitId: field.id(),
    category: field.code(),
    answerKeyHash: field.hash(),
  },
  ({ opinionId }) => opinionId,
);
