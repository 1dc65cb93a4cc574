import { z } from 'zod';
import { participationModes } from '@huiyin/contracts';
import { isDay, isTimeZone } from '../calendar/days.rules';

/** HARD blocks or is "not met"; SOFT warns and can be waived with reason and approver; ADVICE is a hint. */
export const ruleStrengths = ['HARD', 'SOFT', 'ADVICE'] as const;
export type RuleStrength = (typeof ruleStrengths)[number];

const text = z.string().trim().min(1).max(2_000);
const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a key: small letters, digits and hyphens');
const bilingual = z.strictObject({ zh: text, en: text });
const day = z.string().refine(isDay, 'must be a day that exists, YYYY-MM-DD');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM');
const monthDay = z
  .string()
  .refine((value) => isDay(`2000-${value}`), 'must be a month and day that exist, MM-DD');
const titled = z.strictObject({ key, title: bilingual });
const unitTypes = z.array(key).min(1);

const header = z.strictObject({
  document: z.strictObject({
    title: bilingual,
    issuedBy: bilingual,
    issuedOn: day,
    addressees: bilingual,
    parts: z.array(bilingual),
  }),
  basis: z.array(z.strictObject({ title: bilingual, number: text })),
  period: z.strictObject({ from: month, to: month }),
  theme: bilingual,
  scope: bilingual,
  focusPopulation: z.array(bilingual),
  references: z.array(titled),
  generalRequirement: z.array(z.strictObject({ title: bilingual, points: z.array(bilingual) })),
  mainTasks: z.array(bilingual),
  principles: z.array(bilingual),
});

const deadline = z.preprocess(
  (value) => (value === 'none' ? null : value),
  z
    .strictObject({ on: day.optional(), onMonthDay: monthDay.optional() })
    .refine(
      ({ on, onMonthDay }) => (on === undefined) !== (onMonthDay === undefined),
      'must say either `on` or `onMonthDay`, or be `none`',
    )
    .transform(({ on, onMonthDay }) =>
      on === undefined ? { onMonthDay: onMonthDay as string } : { on },
    )
    .nullable(),
);

const fulfilment = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('record') }),
  z.strictObject({ by: z.literal('approval'), items: z.array(titled).max(20) }),
  z.strictObject({ by: z.literal('meeting'), meeting: key }),
  z.strictObject({ by: z.literal('appraisal') }),
]);

const duty = z.strictObject({
  key,
  link: key,
  title: bilingual,
  strength: z.enum(ruleStrengths),
  wording: text,
  reference: z.string().regex(/^R\d{3}\.\d+$/, 'must be a requirement such as R000.15'),
  sourceLines: z
    .string()
    .regex(/^L\d+([–-]\d+)?$/, 'must be lines of the source such as L45 or L35–39'),
  appliesTo: z.strictObject({
    modes: z
      .array(z.enum(participationModes))
      .min(1)
      .default(() => ['full' as const]),
    unitTypes: unitTypes.optional(),
    exceptUnitTypes: unitTypes.optional(),
  }),
  deadline,
  fulfilment,
});

/** The shape of a campaign template. What it cannot say about itself, `parseTemplate` checks afterwards. */
export const templateShape = z.strictObject({
  key,
  version: z.int().min(1),
  title: bilingual,
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai'),
  header,
  // Only the ungated mode is evaluated so far (requirements.md §4.12, mode B); a template that asks for more is refused.
  gates: z.literal('none'),
  links: z.array(titled).min(1),
  participation: z.array(z.strictObject({ mode: z.enum(participationModes), unitTypes })).min(1),
  meetings: z.array(z.strictObject({ key, title: bilingual, requires: z.array(key) })),
  duties: z.array(duty).max(200),
});

export type TemplateDefinition = z.output<typeof templateShape>;
export type DutyDefinition = TemplateDefinition['duties'][number];
export type MeetingDefinition = TemplateDefinition['meetings'][number];
