import { z } from 'zod';
import { duration, key, ratio, wordedDuration } from './template-words.rules';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A condition on one field of a record. */
const condition = z
  .strictObject({
    field: key,
    equals: scalar.optional(),
    oneOf: z.array(scalar).min(1).optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine(
    ({ equals, oneOf, atLeast, atMost }) =>
      [equals, oneOf, atLeast, atMost].some((value) => value !== undefined),
    'must say equals, oneOf, atLeast or atMost',
  );

/**
 * Which records a test reads. `of` says whose: the duty's own subject (`self`), its whole unit, the unit and its
 * departments (`unit-tree`), the bureau organ. A duty per period reads its period only, unless `whenever` says so.
 */
export const selection = z.strictObject({
  record: key,
  of: z.enum(['self', 'unit', 'unit-tree', 'bureau']).default('self'),
  where: z
    .array(condition)
    .max(10)
    .default(() => []),
  whenever: z.boolean().default(false),
  /** Only those whose field of people names the person the duty is of: sessions he or she was at (R000.55, R003.74). */
  naming: key.optional(),
  /** Only records that passed their review chain count. */
  reviewed: z.boolean().default(false),
});

const limits = { atLeast: z.number().min(0).optional(), atMost: z.number().min(0).optional() };
const onePath = 'must say atLeast or atMost (or both)';
const hasLimit = ({
  atLeast,
  atMost,
}: {
  atLeast?: number | undefined;
  atMost?: number | undefined;
}) => atLeast !== undefined || atMost !== undefined;

const leaf = [
  /** So many records of a kind (at least one unless said). */
  z
    .strictObject({ is: z.literal('recorded'), select: selection, ...limits })
    .transform((test) => (hasLimit(test) ? test : { ...test, atLeast: 1 })),
  /** A number field summed up: hours of study, half-days, fen. */
  z
    .strictObject({ is: z.literal('total'), select: selection, field: key, ...limits })
    .refine(hasLimit, onePath),
  /** So many different values of a field or different persons: 3 books of 5, sessions on 2 topics. */
  z
    .strictObject({ is: z.literal('distinct'), select: selection, field: key, ...limits })
    .refine(hasLimit, onePath),
  /** Every entry of a taxonomy (or of the list given) occurs: 12 source groups, attendance categories, 5 books. */
  z.strictObject({
    is: z.literal('covers'),
    select: selection,
    field: key,
    entries: z.array(key).min(1).optional(),
    /** In one and the same record, not over all of them. */
    inOne: z.boolean().default(false),
    each: z.int().min(1).default(1),
  }),
  /** A part of a whole within each record: ≥ 50 % of the text, ≤ 1/5 of the attendance, ≥ 5 ‰ of the income. */
  z
    .strictObject({
      is: z.literal('share'),
      select: selection,
      part: z.strictObject({ field: key, entries: z.array(key).min(1).optional() }),
      whole: z.strictObject({ field: key }),
      atLeast: ratio.optional(),
      atMost: ratio.optional(),
      /** The cap is off where this holds (R002.13: units with few people). */
      unless: condition.optional(),
    })
    .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, onePath),
  /** Length of a text: of the whole field, or of each entry named, in characters without white space (R003.75). */
  z.strictObject({
    is: z.literal('length'),
    select: selection,
    field: key,
    entries: z.array(key).min(1).optional(),
    atLeast: z.int().min(1),
  }),
  /** The first record of one kind comes before (or on the day of) the first of another, with or without a gap. */
  z.strictObject({
    is: z.literal('order'),
    first: selection,
    then: selection,
    gap: z
      .strictObject({
        min: duration.optional(),
        max: duration.optional(),
        about: duration.optional(),
      })
      .optional(),
    /** Every record of `then` has one of `first` so long before it, not only the first of each (R000.21). */
    each: z.boolean().default(false),
    /** Same day counts as before. */
    sameDay: z.boolean().default(true),
  }),
  /** From one record (or the unit's start) to another (or today) it lasts at least so long (R000.11). */
  z.strictObject({
    is: z.literal('lasts'),
    from: selection,
    to: selection.optional(),
    atLeast: duration,
  }),
  /** The newest record has passed its review chain, all steps of it (R000.14, R003.125). */
  z.strictObject({ is: z.literal('reviewed'), select: selection }),
  /** Filed with all (or any) of the targets (R003.127); each target receives for itself. */
  z.strictObject({
    is: z.literal('filed'),
    select: selection,
    targets: z.array(key).min(1),
    any: z.boolean().default(false),
  }),
  /** Posted with at least this scope, within a time after the record (R000.57, R003.161–163). */
  z.strictObject({
    is: z.literal('posted'),
    select: selection,
    scopes: z.array(key).min(1),
    within: wordedDuration.optional(),
  }),
  /** The people of a role (as the directory knows them on that day) were present at, or named in, a record (R002.10–12, R000.54). */
  z.strictObject({
    is: z.literal('attended'),
    select: selection,
    field: key,
    role: key,
    /** `all` of them, or `any` one. */
    by: z.enum(['all', 'any']).default('all'),
  }),
  /** Every entry that occurs in the other record's field occurs in this one's: the same attendance scope (R000.56). */
  z.strictObject({
    is: z.literal('matches'),
    select: selection,
    field: key,
    as: z.strictObject({ select: selection, field: key }),
  }),
  /** There must be none (R000.52, R002.34). */
  z.strictObject({ is: z.literal('never'), select: selection }),
] as const;

/** What must be true for a duty to be met. Tests are pure: records, holders and the calendar in, a finding out. */
export const dutyTest: z.ZodType<DutyTest, unknown> = z.lazy(() =>
  z.discriminatedUnion('is', [
    ...leaf,
    z.strictObject({ is: z.literal('all'), tests: z.array(dutyTest).min(1).max(20) }),
    z.strictObject({ is: z.literal('any'), tests: z.array(dutyTest).min(1).max(20) }),
  ] as never),
);

export type LeafTest = z.output<(typeof leaf)[number]>;
export type DutyTest =
  | LeafTest
  | { readonly is: 'all'; readonly tests: DutyTest[] }
  | { readonly is: 'any'; readonly tests: DutyTest[] };
export type Selection = z.output<typeof selection>;
export type Condition = z.output<typeof condition>;
