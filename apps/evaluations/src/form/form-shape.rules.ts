import { LEAST_K } from '@huiyin/ballot-client';
import { z } from 'zod';
import { PublicationScope, ReportTarget, TargetKind } from '../appraisal/appraisal.rules';
import { bilingual, key, requirementId, share, strength } from './form-words.rules';

const none = () => [];
const targetKind = z.enum(TargetKind, `must be one of ${Object.values(TargetKind).join(', ')}`);

/** Half-days are those of the bureau's calendar (until noon, after noon); hours those of the clock (need 6). */
const ahead = z.union(
  [
    z.strictObject({ halfDays: z.int().min(1).max(20) }),
    z.strictObject({ hours: z.number().positive().max(240) }),
  ],
  { error: 'must be { halfDays: 1 } or { hours: 4 }' },
);

const issue = z.strictObject({
  ahead,
  strength,
  /** A place of its own for filling in alone, where possible (R002.17). */
  separatePlace: strength.default('ADVICE'),
});

const grade = z.strictObject({
  key,
  title: bilingual,
  /** Counts in the mean only. */
  value: z.int().min(-100).max(100),
  favourable: z.boolean(),
});

const scale = z.strictObject({
  key,
  abstention: z.boolean().default(true),
  grades: z.array(grade).min(2).max(11),
});

const dimension = z.strictObject({
  key,
  title: bilingual,
  scale: key,
  of: z.array(targetKind).min(1),
});

const item = z.strictObject({ key, title: bilingual });

/** Marked or left empty, never "abstained": who leaves all empty has said that nothing is salient. */
const checklist = z.strictObject({
  key,
  title: bilingual,
  of: z.array(targetKind).min(1),
  items: z.array(item).min(1).max(20),
});

const question = z.strictObject({
  key,
  title: bilingual,
  maxChars: z.int().min(1).max(500),
});

/** How the voters of a class are found. The first class that takes a voter keeps them. */
const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('attendance') }),
  z.strictObject({
    from: z.literal('roles'),
    roles: z
      .array(z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be the code of a role'))
      .min(1)
      .max(20),
    /** Only those of them who attended the meeting. */
    attending: z.boolean().default(true),
  }),
  z.strictObject({ from: z.literal('list') }),
]);

const voterClass = z.strictObject({
  key: key.refine((value) => value !== 'all', 'must not be "all": that is every class together'),
  title: bilingual,
  weight: z.int().min(1).max(1_000).default(1),
  source,
});

const publication = z.strictObject({
  scope: z.enum(PublicationScope),
  /** Roles of the bureau who read it beside the unit, where the scope is `listed-groups`. */
  groups: z
    .array(z.string().regex(/^[a-z-]{1,40}$/))
    .max(20)
    .default(none),
});

/** The shape of an appraisal form. What it cannot say about itself, `formProblems` checks afterwards. */
export const formShape = z.strictObject({
  key,
  version: z.int().min(1),
  title: bilingual,
  requirements: z.array(requirementId).max(20).default(none),
  /** Of the bureau's clock: half-days end at its noon. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  targets: z.array(targetKind).min(1),
  issue: issue.nullable().default(null),
  scales: z.array(scale).max(10).default(none),
  dimensions: z.array(dimension).max(40).default(none),
  checklists: z.array(checklist).max(6).default(none),
  questions: z.array(question).max(6).default(none),
  classes: z.array(voterClass).min(1).max(8),
  validity: z.strictObject({ quorum: share, minCounted: z.int().min(1).max(10_000) }),
  /** k */
  threshold: z.int().min(LEAST_K.bureau).max(1_000),
  /** Favourable share under which a dimension is weak. */
  weakBelow: share,
  /** Share of sheets that mark an item, from which it is a salient problem. */
  salientFrom: share.default('30 %'),
  reportTo: z.enum(ReportTarget),
  publication,
});

export type FormDefinition = z.output<typeof formShape>;
export type FormClass = FormDefinition['classes'][number];

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}
