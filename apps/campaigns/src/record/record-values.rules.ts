import { type Day, isDay } from '../calendar/days.rules';
import type { RecordValue } from '../engine/world.rules';
import type { RecordField, RecordKind } from '../template/record-shape.rules';
import type { FieldProblem } from './record.errors';

/** One field as it comes in: exactly one of the values is given, the one its kind of field asks for. */
export interface FieldGiven {
  readonly field: string;
  readonly number?: number | null | undefined;
  readonly code?: string | null | undefined;
  readonly codes?: readonly string[] | null | undefined;
  readonly flag?: boolean | null | undefined;
  readonly day?: Day | null | undefined;
  readonly text?: string | null | undefined;
  readonly people?: readonly string[] | null | undefined;
  readonly counts?:
    readonly { readonly entry: string; readonly count: number }[] | null | undefined;
  readonly sections?:
    readonly { readonly entry: string; readonly text: string }[] | null | undefined;
  readonly document?: string | null | undefined;
  readonly files?: readonly string[] | null | undefined;
}

export interface KeptText {
  readonly field: string;
  /** Entry of the taxonomy for sections, empty for a plain text. */
  readonly entry: string;
  readonly text: string;
}

export interface KeptValues {
  readonly values: Readonly<Record<string, RecordValue>>;
  /** Kept apart; in `values` stands their length only (need 42). */
  readonly texts: readonly KeptText[];
}

const slots = {
  number: 'number',
  code: 'code',
  codes: 'codes',
  flag: 'flag',
  day: 'day',
  text: 'text',
  people: 'people',
  counts: 'counts',
  sections: 'sections',
  document: 'document',
  files: 'files',
} as const satisfies Record<RecordField['is'], keyof FieldGiven>;

const mostSection = 20_000; // characters

/** Length of a text as the tests read it: characters without white space (R003.75). */
export function lengthOf(text: string): number {
  return [...text.replace(/\s/gu, '')].length;
}

/** Checks what was given against the kind, field by field, and splits texts from what tests may read. */
export function keepValues(
  kind: RecordKind,
  entriesOf: (list: string) => readonly string[] | undefined,
  given: readonly FieldGiven[],
): KeptValues & { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = strangers(kind, given);
  const values: Record<string, RecordValue> = {};
  const texts: KeptText[] = [];
  for (const field of kind.fields) {
    const input = given.find((one) => one.field === field.key);
    const value = input?.[slots[field.is]] ?? null;
    if (value === null || (Array.isArray(value) && value.length === 0)) {
      if (field.required) problems.push({ field: field.key, message: 'is missing' });
      else if (input) problems.push({ field: field.key, message: `must be given as ${field.is}` });
      continue;
    }
    const kept = keep(field, value as never, new Set('of' in field ? entriesOf(field.of) : []));
    problems.push(...kept.problems.map((message) => ({ field: field.key, message })));
    if (kept.problems.length > 0) continue;
    values[field.key] = kept.value;
    texts.push(...kept.texts.map(([entry, text]) => ({ field: field.key, entry, text })));
  }
  return { values, texts, problems };
}

function strangers(kind: RecordKind, given: readonly FieldGiven[]): FieldProblem[] {
  const known = new Set(kind.fields.map(({ key }) => key));
  return given.flatMap(({ field }, at) => {
    if (!known.has(field)) return [{ field, message: 'is no field of this kind of record' }];
    return given.findIndex((one) => one.field === field) === at
      ? []
      : [{ field, message: 'is given twice' }];
  });
}

interface Kept {
  readonly value: RecordValue;
  readonly texts: readonly (readonly [entry: string, text: string])[];
  readonly problems: readonly string[];
}

const plain = (value: RecordValue, problems: readonly string[] = []): Kept => ({
  ...{ value, problems },
  texts: [],
});

function keep(field: RecordField, value: never, entries: ReadonlySet<string>): Kept {
  switch (field.is) {
    case 'number':
      return plain(value, wrongNumber(field, value));
    case 'code':
      return plain(value, wrongEntries([value], entries));
    case 'codes':
    case 'people':
    case 'files':
      return keepList(field, value, entries);
    case 'flag':
      return plain(value);
    case 'day':
      return plain(value, isDay(value) ? [] : ['must be a day that exists']);
    case 'document':
      return plain(value, lengthOf(value) > 0 ? [] : ['must not be blank']);
    case 'text':
      return keepText(value, field.maxLength);
    case 'counts':
      return keepCounts(value, entries);
    case 'sections':
      return keepSections(value, entries);
  }
}

function wrongNumber(
  { min, max, unit }: Extract<RecordField, { is: 'number' }>,
  value: number,
): string[] {
  const whole = ['count', 'person', 'half-day', 'minute', 'character', 'fen'].includes(unit);
  if (!Number.isFinite(value)) return ['must be a number'];
  if (whole && !Number.isInteger(value)) return [`must be a whole number (${unit})`];
  if (value < (min ?? 0)) return [`must be at least ${min ?? 0} (${unit})`];
  return max !== undefined && value > max ? [`must be at most ${max} (${unit})`] : [];
}

function keepList(
  field: Extract<RecordField, { is: 'codes' | 'people' | 'files' }>,
  value: readonly string[],
  entries: ReadonlySet<string>,
): Kept {
  const list = [...new Set(value)];
  if (field.is === 'codes') return plain(list, wrongEntries(list, entries));
  const most = list.length > field.max ? [`must name at most ${field.max}`] : [];
  const shape =
    field.is === 'files' ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  const what = field.is === 'files' ? 'SHA-256 hashes' : 'ids of people';
  return plain(list, list.every((one) => shape.test(one)) ? most : [`must be ${what}`]);
}

function wrongEntries(given: readonly string[], entries: ReadonlySet<string>): string[] {
  return given.every((code) => entries.has(code))
    ? []
    : [`must be of: ${[...entries].slice(0, 30).join(', ')}`];
}

function keepText(text: string, maxLength: number): Kept {
  const length = lengthOf(text);
  if (length === 0) return plain(0, ['must not be blank']);
  if (length > maxLength) return plain(0, [`must have at most ${maxLength} characters`]);
  return { value: length, texts: [['', text]], problems: [] };
}

function keepCounts(
  counts: readonly { entry: string; count: number }[],
  entries: ReadonlySet<string>,
): Kept {
  const value = Object.fromEntries(counts.map(({ entry, count }) => [entry, count]));
  const numbers = counts.every(({ count }) => Number.isInteger(count) && count >= 0);
  return plain(value, [
    ...wrongEntries(Object.keys(value), entries),
    ...(numbers ? [] : ['must be counts, whole numbers from 0']),
    ...(Object.keys(value).length === counts.length ? [] : ['must name no entry twice']),
  ]);
}

function keepSections(
  sections: readonly { entry: string; text: string }[],
  entries: ReadonlySet<string>,
): Kept {
  const written = sections.filter(({ text }) => lengthOf(text) > 0);
  const value = Object.fromEntries(written.map(({ entry, text }) => [entry, lengthOf(text)]));
  return {
    value,
    texts: written.map(({ entry, text }) => [entry, text]),
    problems: [
      ...wrongEntries(Object.keys(value), entries),
      ...(Object.keys(value).length === written.length ? [] : ['must name no section twice']),
      ...(written.every(({ text }) => text.length <= mostSection)
        ? []
        : [`must have at most ${mostSection} characters in each section`]),
    ],
  };
}
