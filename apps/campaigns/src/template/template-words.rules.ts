import { z } from 'zod';
import { isDay } from '../calendar/days.rules';

/** The small words every part of a template is made of. */
export const text = z.string().trim().min(1).max(2_000);

export const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a key: small letters, digits and hyphens');

export const bilingual = z.strictObject({ zh: text, en: text });

export const titled = z.strictObject({ key, title: bilingual });

export const day = z.string().refine(isDay, 'must be a day that exists, YYYY-MM-DD');

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM');

export const monthDay = z
  .string()
  .refine((value) => isDay(`2000-${value}`), 'must be a month and day that exist, MM-DD');

/**
 * A day as the document has it: whole, or without its year where the original names none (R003.63, R003.78) or a
 * placeholder (R003.1, `20xx-03-08`). `--09-10` is ISO 8601-1:2004's month and day. A campaign can't be opened before
 * the office has said the year.
 */
export const writtenDay = z
  .string()
  .refine(
    (value) => isDay(value) || isDay(value.replace(/^(--|20xx-)/, '2000-')),
    'must be a day, YYYY-MM-DD, or --MM-DD (20xx-MM-DD) where the document names no year',
  );

/** `14:30`, by the bureau's clock. */
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM');

/** A share as the document words it: `1/5`, `50 %`, `5 ‰`. Kept exact: compared by cross-multiplication, never as a float. */
export const ratio = z
  .string()
  .regex(/^(\d+\/[1-9]\d*|\d+(\.\d+)? ?[%‰])$/, 'must be a share such as 1/5, 50 % or 5 ‰');

export const requirementId = z
  .string()
  .regex(/^R\d{3}\.\d+$/, 'must be a requirement such as R000.15');

export const sourceLines = z
  .string()
  .regex(/^L\d+([–-]\d+)?$/, 'must be lines of the source such as L45 or L35–39');

const spans = ['days', 'workingDays', 'weeks', 'months', 'halfDays', 'hours', 'minutes'] as const;

/** A length of time with exactly one unit: `{ workingDays: 5 }`. A half-day is a unit of meetings, not of clocks (need 47). */
export const duration = z
  .strictObject({
    days: z.number().positive().optional(),
    workingDays: z.int().positive().optional(),
    weeks: z.int().positive().optional(),
    months: z.int().positive().optional(),
    halfDays: z.int().positive().optional(),
    hours: z.number().positive().optional(),
    minutes: z.number().positive().optional(),
  })
  .refine(
    (value) => spans.filter((unit) => value[unit] !== undefined).length === 1,
    `must name exactly one of ${spans.join(', ')}`,
  );

export type Duration = z.output<typeof duration>;

/** A length of time, or the document's own word for it, which `interpretations` turns into days (need 6). */
export const wordedDuration = z.union([duration, z.literal('promptly')], {
  error: 'must be a length of time such as { days: 7 }, or the word promptly',
});

export type WordedDuration = z.output<typeof wordedDuration>;

/** HARD blocks or is "not met"; SOFT warns and can be waived with reason and approver; ADVICE is a hint. */
export const ruleStrengths = ['HARD', 'SOFT', 'ADVICE'] as const;
export type RuleStrength = (typeof ruleStrengths)[number];
