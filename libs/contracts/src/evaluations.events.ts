import { z } from 'zod';
import { defineEvent } from './define-event';
import { field } from './fields';

export const appraisalTargetKinds = [
  'leading-body',
  'member',
  'outside-cadre',
  'transferred-cadre',
  'party-member',
  'organisation-body',
] as const;
const targetKind = z.enum(['leading-body', 'member']);

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

const published = {
  appraisalId: field.id(),
  campaignId: field.id(),
  bureauId: field.id(),
  unitId: field.id(),
  remeasuresAppraisalId: field.fact(z.uuid().nullable()),
};

const numbers = {
  n: field.count(),
  favourableShare: field.share(),
  weak: field.fact(z.boolean()),
};

export const AppraisalPublishedV1 = defineEvent(
  'evaluations.appraisal-published',
  1,
  'A result after disclosure control. Nothing in it comes from a single ballot; withheld cells are absent. No longer emitted: version 2 says of each number how it was made, and knows more kinds of targets.',
  { ...published, results: z.array(z.strictObject({ ...cell, ...numbers })) },
  ({ appraisalId }) => appraisalId,
);

export const AppraisalPublished = defineEvent(
  'evaluations.appraisal-published',
  2,
  'A result after disclosure control. Nothing in it comes from a single ballot; withheld cells and results that go to the bureau office only are absent.',
  {
    ...published,
    /** False: quorum missed or too few sheets; then there are no results. */
    valid: field.fact(z.boolean()),
    results: z.array(
      z.strictObject({
        targetId: field.id(),
        targetKind: field.fact(z.enum(appraisalTargetKinds)),
        /** A dimension of the form, or `<checklist>.<item>`. */
        dimension: field.code(),
        ...numbers,
        /** Fewest grades a number may rest on here. */
        k: field.fact(z.int().min(5)),
        /** Version of the disclosure rules. */
        ruleVersion: field.fact(z.string().regex(/^[a-z-]+\/\d+$/)),
      }),
    ),
  },
  ({ appraisalId }) => appraisalId,
);

type PublishedV1 = ReturnType<typeof AppraisalPublishedV1.of>['payload'];
type Published = ReturnType<typeof AppraisalPublished.of>['payload'];

/** What version 1 said, in the words of version 2: every number then rested on at least five grades. */
export function appraisalPublishedFromV1({ results, ...rest }: PublishedV1): Published {
  const made = { k: 5, ruleVersion: 'huiyin-suppression/1' };
  return { ...rest, valid: true, results: results.map((result) => ({ ...result, ...made })) };
}

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
