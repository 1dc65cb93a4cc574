import { z } from 'zod';
import { participationModes } from '@huiyin/contracts';
import {
  bilingual,
  clockTime,
  day,
  duration,
  key,
  month,
  text,
  titled,
  writtenDay,
} from './template-words.rules';

/** What the document says of itself. A short text may have little of it (R003.78). */
export const header = z.strictObject({
  document: z.strictObject({
    title: bilingual,
    number: text.optional(),
    issuedBy: bilingual.optional(),
    issuedOn: day.optional(),
    addressees: z.array(bilingual).default(() => []),
    copyTo: z.array(bilingual).default(() => []),
    parts: z.array(bilingual).default(() => []),
  }),
  basis: z
    .array(
      z.strictObject({
        title: bilingual,
        /** As written, broken brackets included. */
        number: text.optional(),
        /** The number as it was probably meant; shown as "inferred". */
        inferredNumber: text.optional(),
        /** The template this plan is the child of (R001.1). */
        parent: key.optional(),
      }),
    )
    .default(() => []),
  /** As the document says it ("about 8 months"), never forced to agree with the dates (requirements.md §6.5). */
  periodText: text.optional(),
  theme: bilingual.optional(),
  scope: bilingual.optional(),
  focusPopulation: z.array(bilingual).default(() => []),
  references: z.array(titled).default(() => []),
  generalRequirement: z
    .array(z.strictObject({ title: bilingual, points: z.array(bilingual) }))
    .default(() => []),
  mainTasks: z.array(bilingual).default(() => []),
  principles: z.array(bilingual).default(() => []),
});

/** From–to in months or days; `to` missing: a standing programme (R004.2). Days may lack their year. */
export const period = z.strictObject({
  from: z.union([month, writtenDay]).optional(),
  to: z.union([month, writtenDay]).nullable().optional(),
});

/** A link (content) or a stage (dates). Its name may be missing in the document: "to be completed" (R003.78). */
export const link = z.strictObject({
  key,
  title: bilingual.optional(),
  kind: z.enum(['link', 'stage']).default('link'),
  from: writtenDay.optional(),
  to: writtenDay.optional(),
  /** From this time of the first day to that of the last (R003.1). */
  clock: z.strictObject({ from: clockTime, to: clockTime }).optional(),
  /** What a short text says of it beyond its name. */
  content: z.array(bilingual).default(() => []),
});

/** requirements.md §4.12: B (none), A (consent), C (dated; overlaps are legal). */
export const gates = z.union(
  [
    z.literal('none').transform(() => ({ mode: 'none' as const })),
    z.strictObject({ mode: z.literal('none') }),
    z.strictObject({
      mode: z.literal('consent'),
      /** The record that sums up a link and the chain that consents to the next (R002.39–40). */
      summary: key,
      chain: key,
    }),
    z.strictObject({ mode: z.literal('dated') }),
  ],
  { error: 'must be none, { mode: consent, summary, chain } or { mode: dated }' },
);

/** How a template's role is found in the directory: role codes of `organization.role-held`. */
export const role = z.strictObject({
  key,
  title: bilingual,
  holders: z.array(key).min(1),
  /** Who holds one of these there is left out: general members are those who head nothing (R003.93). */
  except: z.array(key).default(() => []),
  /** Where: holders of the duty's own unit, of the bureau organ, or the supervision group of the unit. */
  at: z.enum(['unit', 'bureau', 'supervision']).default('unit'),
});

export const taxonomy = z.strictObject({
  key,
  title: bilingual,
  entries: z.array(titled).min(1).max(300),
});

/** Working days: the country's calendar, with the bureau's own exceptions. */
export const calendar = z.strictObject({
  country: z.enum(['CN', 'none']).default('CN'),
  extraHolidays: z.array(day).default(() => []),
  extraWorkingDays: z.array(day).default(() => []),
});

/** What "about", "promptly", "within a certain scope" mean here (need 6). */
export const interpretations = z.strictObject({
  about: duration.default(() => ({ days: 3 })),
  promptly: duration.default(() => ({ workingDays: 5 })),
});

/** Before the day, and after it up the line: unit → supervision group → office (need 1). */
export const reminders = z.strictObject({
  before: z
    .array(duration)
    .max(5)
    .default(() => [{ workingDays: 3 }]),
  escalate: z
    .array(z.strictObject({ after: duration, to: z.enum(['unit', 'supervision', 'office']) }))
    .max(5)
    .default(() => [
      { after: { days: 1 }, to: 'unit' as const },
      { after: { workingDays: 3 }, to: 'supervision' as const },
      { after: { workingDays: 7 }, to: 'office' as const },
    ]),
});

export const participation = z
  .array(z.strictObject({ mode: z.enum(participationModes), unitTypes: z.array(key).min(1) }))
  .min(1);

/** A meeting that is scheduled and held; its key is the kind of record that says so. */
export const meeting = z.strictObject({
  key,
  title: bilingual,
  /** Duties that must be met before it may be held (R000.14, R000.49). */
  requires: z.array(key).default(() => []),
  /** No unit holds it before the bureau organ has held its own (R000.50, R002.9). */
  bureauFirst: z.boolean().default(false),
});

/** Who a document is filed with or reported to; several superiors are several targets (R003.127). */
export const filingTarget = titled;

/** To whom something is shown; a wider scope includes the narrower ones (R003.161–163). */
export const publicationScope = z.strictObject({
  key,
  title: bilingual,
  includes: z.array(key).default(() => []),
});

/** Another campaign an activity of this one counts for too (R003.20, R003.139). */
export const linkedCampaign = titled;

/**
 * What is wrong in the original and was found by a reader, not by the checks: foreign text, a number of links that
 * does not agree, a gap in the text. Flagged with its place, never repaired (requirements.md §0).
 */
export const knownDefect = z.strictObject({
  at: text,
  kind: z.enum([
    'inverted-dates',
    'missing-year',
    'missing-name',
    'missing-text',
    'count-disagrees',
    'foreign-text',
    'duplicate-plan',
    'damaged-text',
  ]),
  asWritten: text,
  note: bilingual,
});

export type Header = z.output<typeof header>;
export type WrittenPeriod = z.output<typeof period>;
export type Link = z.output<typeof link>;
export type Gates = z.output<typeof gates>;
export type TemplateRole = z.output<typeof role>;
export type Taxonomy = z.output<typeof taxonomy>;
export type CalendarSettings = z.output<typeof calendar>;
export type Interpretations = z.output<typeof interpretations>;
export type Reminders = z.output<typeof reminders>;
export type Participation = z.output<typeof participation>[number];
export type MeetingDefinition = z.output<typeof meeting>;
export type PublicationScope = z.output<typeof publicationScope>;
export type KnownDefect = z.output<typeof knownDefect>;
