import { z } from 'zod';
import { bilingual, key } from './template-words.rules';

const named = { key, title: bilingual, required: z.boolean().default(false) };

/**
 * `of` names a taxonomy, or one of the lists every template has: `references`, `links`, `linked-campaigns`.
 * What a record says beyond who, when and of what kind. Free text and names never leave in an event.
 * `counts` is a number per entry of a taxonomy (attendance by category), `sections` a text per entry of one, whose
 * lengths alone are judged (R000.43), `people` ids of persons of the directory, `files` SHA-256 of scans.
 */
export const recordField = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('number'),
    ...named,
    unit: z.enum([
      'count',
      'person',
      'half-day',
      'day',
      'hour',
      'minute',
      'character',
      'fen',
      'percent',
    ]),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ is: z.literal('code'), ...named, of: key }),
  z.strictObject({ is: z.literal('codes'), ...named, of: key }),
  z.strictObject({ is: z.literal('flag'), ...named }),
  z.strictObject({ is: z.literal('day'), ...named }),
  z.strictObject({
    is: z.literal('text'),
    ...named,
    maxLength: z.int().min(1).max(20_000).default(2_000),
  }),
  z.strictObject({
    is: z.literal('people'),
    ...named,
    max: z.int().min(1).max(5_000).default(5_000),
  }),
  z.strictObject({ is: z.literal('counts'), ...named, of: key }),
  z.strictObject({ is: z.literal('sections'), ...named, of: key }),
  z.strictObject({ is: z.literal('document'), ...named }),
  z.strictObject({ is: z.literal('files'), ...named, max: z.int().min(1).max(50).default(20) }),
]);

/** Whose record it is: the bureau as a whole, a unit, one person, or two persons (a talk). */
export const recordSubjects = ['bureau', 'unit', 'person', 'pair'] as const;

/** Who may write it down. `self` is the person it is about; `supervision` the group of the unit. */
export const recorders = ['office', 'supervision', 'unit', 'self', 'system'] as const;

/** A kind of fact a campaign keeps (a session, a talk, a material, a visit): vocabulary, nothing compiled in. */
export const recordKind = z.strictObject({
  key,
  title: bilingual,
  subject: z.enum(recordSubjects).default('unit'),
  recordedBy: z
    .array(z.enum(recorders))
    .min(1)
    .default(() => ['unit' as const, 'office' as const]),
  fields: z
    .array(recordField)
    .max(40)
    .default(() => []),
  /** Personal materials: readable for author, reviewers and the meeting only (need 42). */
  confidential: z.boolean().default(false),
  /** The link or stage it belongs to; none: it can be recorded throughout. */
  link: key.optional(),
  /** A review chain every record of the kind goes through (R000.44–45, R003.125). */
  chain: key.optional(),
});

/** A review chain: who passes a record on, in order or in any order; each may return it. */
export const reviewChain = z.strictObject({
  key,
  title: bilingual,
  order: z.enum(['strict', 'any']).default('strict'),
  steps: z
    .array(z.strictObject({ key, title: bilingual, by: z.array(key).min(1) }))
    .min(1)
    .max(10),
});

export type RecordField = z.output<typeof recordField>;
export type RecordKind = z.output<typeof recordKind>;
export type ReviewChain = z.output<typeof reviewChain>;
export type RecordSubject = (typeof recordSubjects)[number];
export type Recorder = (typeof recorders)[number];
