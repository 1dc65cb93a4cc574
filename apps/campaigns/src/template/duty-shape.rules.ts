import { z } from 'zod';
import { participationModes } from '@huiyin/contracts';
import {
  bilingual,
  day,
  duration,
  key,
  month,
  monthDay,
  requirementId,
  ruleStrengths,
  sourceLines,
  text,
  wordedDuration,
} from './template-words.rules';
import { dutyTest, selection } from './test-shape.rules';

/** Who owes it: each unit, the bureau once, each department, each person in a role, each pair of two roles. */
export const owedBy = z.discriminatedUnion('each', [
  z.strictObject({ each: z.literal('unit') }),
  z.strictObject({ each: z.literal('bureau') }),
  z.strictObject({ each: z.literal('department'), types: z.array(key).min(1).optional() }),
  z.strictObject({
    each: z.literal('person'),
    role: key,
    /** `successor`: the office goes on (who takes the post takes the duty); `person`: it ends with the post. */
    onLeaving: z.enum(['successor', 'person']).default('person'),
  }),
  /**
   * Every unordered pair of two different people, one of either role, who hold them at the same unit, or at the same
   * department: who is in charge of it and who heads it (R000.47, R003.98).
   */
  z.strictObject({
    each: z.literal('pair'),
    between: z.tuple([key, key]),
    in: z.enum(['unit', 'department']).default('unit'),
  }),
]);

/** How often: once in the campaign, or anew in every week, month, quarter, year, two years (R003.14, R004.6–14). */
export const recurrences = ['campaign', 'week', 'month', 'quarter', 'year', 'two-years'] as const;

const anchor = z.union([
  z.enum(['campaign-start', 'campaign-end', 'period-start', 'period-end']),
  z.strictObject({ link: key, edge: z.enum(['start', 'end']) }),
  /** The day of the first such record; until it exists the duty has no deadline yet. */
  z.strictObject({ first: selection }),
  z.strictObject({ newest: selection }),
]);

/** Until when: a day, a month-day of the campaign's year, the end of a month, or so long before or after something. */
export const deadline = z.union(
  [
    z.literal('none'),
    z.strictObject({ on: day }),
    z.strictObject({ onMonthDay: monthDay }),
    z.strictObject({ endOf: month }),
    z.strictObject({ after: anchor, plus: wordedDuration.optional() }),
    z.strictObject({ before: anchor, by: duration.optional() }),
  ],
  {
    error:
      'must be none, { on }, { onMonthDay }, { endOf }, { after, plus } or { before, by } (days as YYYY-MM-DD, MM-DD)',
  },
);

export const appliesTo = z.strictObject({
  modes: z
    .array(z.enum(participationModes))
    .min(1)
    .default(() => ['full' as const]),
  unitTypes: z.array(key).min(1).optional(),
  exceptUnitTypes: z.array(key).min(1).optional(),
  /** Only these units: an optional action a unit gave itself (R003.111). Never in a template file. */
  unitIds: z.array(z.uuid()).min(1).optional(),
});

/** A rule: who owes what by when, how strictly, on what ground, and the test that says whether it is met. */
export const dutyRule = z.strictObject({
  key,
  /** The link or stage it belongs to. */
  link: key,
  title: bilingual,
  strength: z.enum(ruleStrengths),
  /** As the document words it, Chinese. */
  wording: text,
  /** Our own words: the catalogue has the requirement in English only. */
  wordingOurs: z.boolean().default(false),
  reference: requirementId,
  sourceLines,
  appliesTo: appliesTo.default(() => ({ modes: ['full' as const] })),
  owedBy: owedBy.default(() => ({ each: 'unit' as const })),
  per: z.enum(recurrences).default('campaign'),
  deadline: deadline.default('none'),
  /** Only from here on it is owed at all (a summary after the end of the campaign). */
  notBefore: deadline.optional(),
  test: dutyTest,
  /** Who can act on it where the records do not say so by themselves: keys of `roles`. */
  answerable: z.array(key).default(() => []),
  /** Prescribed actions can't be dropped in a derived plan; optional ones can (R003.111). */
  prescribed: z.boolean().default(true),
  /** Counting it is a check and never a league table (R001.56, R002.27). */
  countsForRanking: z.boolean().default(false),
});

export type AppliesTo = z.output<typeof appliesTo>;
export type DutyRule = z.output<typeof dutyRule>;
export type OwedBy = z.output<typeof owedBy>;
export type Recurrence = (typeof recurrences)[number];
export type DutyDeadline = z.output<typeof deadline>;
