import type { OwedBy } from './duty-shape.rules';
import type { RecordField } from './record-shape.rules';
import type { TemplateProblem } from './template.errors';
import { keysOf, type TemplateLookup, unknownName, unknownNames } from './template-lookup.rules';
import type { Condition, DutyTest, LeafTest, Selection } from './test-shape.rules';

type Kind = RecordField['is'];

/** Kinds of field a test can be asked of: a total needs numbers, attendance needs people. */
const fieldKinds = {
  total: ['number'],
  distinct: ['code', 'codes', 'people', 'text', 'day'],
  covers: ['code', 'codes', 'counts', 'sections'],
  share: ['number', 'counts', 'sections'],
  length: ['text', 'sections'],
  attended: ['people'],
  matches: ['code', 'codes', 'counts', 'sections'],
} as const satisfies Partial<Record<LeafTest['is'], readonly Kind[]>>;

const withEntries: readonly Kind[] = ['code', 'codes', 'counts', 'sections'];

/** Everything a test names that is not there, or that is of the wrong kind for it. */
export function testProblems(
  test: DutyTest,
  path: string,
  lookup: TemplateLookup,
  owedBy: OwedBy,
): TemplateProblem[] {
  if (test.is === 'all' || test.is === 'any')
    return test.tests.flatMap((each, at) =>
      testProblems(each, `${path}.tests[${at}]`, lookup, owedBy),
    );
  return [
    ...selectionsOf(test).flatMap(([name, selection]) =>
      selectionProblems(selection, `${path}.${name}`, lookup, owedBy),
    ),
    ...fieldsOf(test).flatMap(({ name, record, field, entries }) => [
      ...fieldProblems(record, field, `${path}.${name}`, lookup, kindsFor(test)),
      ...entryProblems(record, field, entries, `${path}.${name}`, lookup),
    ]),
    ...otherNames(test, path, lookup),
  ];
}

/** A test reads one kind of record, or two where it compares them; each with the place it is named at. */
export function selectionsOf(test: LeafTest): [string, Selection][] {
  switch (test.is) {
    case 'order':
      return [
        ['first', test.first],
        ['then', test.then],
      ];
    case 'lasts':
      return [
        ['from', test.from],
        ...(test.to ? ([['to', test.to]] as [string, Selection][]) : []),
      ];
    case 'matches':
      return [
        ['select', test.select],
        ['as.select', test.as.select],
      ];
    default:
      return [['select', test.select]];
  }
}

export function selectionProblems(
  { record, of, where, naming, reviewed }: Selection,
  path: string,
  lookup: TemplateLookup,
  owedBy: OwedBy,
): TemplateProblem[] {
  const kind = lookup.records.get(record);
  if (!kind)
    return unknownName(record, [...lookup.records.keys()], `${path}.record`, 'kind of record');
  return [
    ...where.flatMap((each, at) => conditionProblems(record, each, `${path}.where[${at}]`, lookup)),
    ...(naming === undefined
      ? []
      : fieldProblems(record, naming, `${path}.naming`, lookup, ['people'])),
    ...(reviewed && kind.chain === undefined ? [notReviewed(record, `${path}.reviewed`)] : []),
    ...(kind.subject === 'bureau' && of !== 'bureau' && owedBy.each !== 'bureau'
      ? [{ path: `${path}.of`, problem: `"${record}" is a record of the bureau: say of: bureau` }]
      : []),
    ...(owedBy.each === 'person' && of === 'self' && isCommon(kind.subject)
      ? [
          {
            path: `${path}.of`,
            problem: `"${record}" is a record of a ${kind.subject} and the duty is a person's: say of: unit (and naming: a field of people)`,
          },
        ]
      : []),
  ];
}

const isCommon = (subject: string) => subject === 'unit' || subject === 'bureau';

function notReviewed(record: string, path: string): TemplateProblem {
  return { path, problem: `"${record}" has no review chain: give the kind of record a chain` };
}

interface NamedField {
  readonly name: string;
  readonly record: string;
  readonly field: string;
  readonly entries?: readonly string[] | undefined;
}

function fieldsOf(test: LeafTest): NamedField[] {
  switch (test.is) {
    case 'total':
    case 'distinct':
    case 'attended':
      return [{ name: 'field', record: test.select.record, field: test.field }];
    case 'covers':
    case 'length':
      return [
        { name: 'field', record: test.select.record, field: test.field, entries: test.entries },
      ];
    case 'share':
      return [
        { name: 'part.field', record: test.select.record, ...test.part },
        { name: 'whole.field', record: test.select.record, field: test.whole.field },
      ];
    case 'matches':
      return [
        { name: 'field', record: test.select.record, field: test.field },
        { name: 'as.field', record: test.as.select.record, field: test.as.field },
      ];
    default:
      return [];
  }
}

function kindsFor(test: LeafTest): readonly Kind[] {
  return test.is in fieldKinds ? fieldKinds[test.is as keyof typeof fieldKinds] : [];
}

function fieldProblems(
  record: string,
  field: string,
  path: string,
  lookup: TemplateLookup,
  kinds: readonly Kind[],
): TemplateProblem[] {
  const kind = lookup.records.get(record);
  if (!kind) return [];
  const found = lookup.field(record, field);
  if (!found) return unknownName(field, keysOf(kind.fields), path, `field of "${record}"`);
  if (kinds.includes(found.is)) return [];
  return [
    { path, problem: `"${field}" is a field of ${found.is}, the test needs ${kinds.join(' or ')}` },
  ];
}

function entryProblems(
  record: string,
  field: string,
  entries: readonly string[] | undefined,
  path: string,
  lookup: TemplateLookup,
): TemplateProblem[] {
  const found = lookup.field(record, field);
  if (!found || entries === undefined) return [];
  const place = path.replace(/field$/, 'entries');
  if (!('of' in found) || !withEntries.includes(found.is))
    return [{ path: place, problem: `"${field}" has no entries: leave them out` }];
  const known = lookup.entriesOf(found.of) ?? [];
  return unknownNames(entries, known, (at) => `${place}[${at}]`, `entry of "${found.of}"`);
}

/** A condition must be one its field can fulfil at all. */
function conditionProblems(
  record: string,
  { field, equals, oneOf, atLeast, atMost }: Condition,
  path: string,
  lookup: TemplateLookup,
): TemplateProblem[] {
  const found = lookup.field(record, field);
  if (!found) return fieldProblems(record, field, `${path}.field`, lookup, []);
  const wanted = [...(equals === undefined ? [] : [equals]), ...(oneOf ?? [])];
  if (found.is === 'code' || found.is === 'codes')
    return unknownNames(
      wanted.map(String),
      lookup.entriesOf(found.of) ?? [],
      () => `${path}.${equals === undefined ? 'oneOf' : 'equals'}`,
      `entry of "${found.of}"`,
    );
  const limited = atLeast !== undefined || atMost !== undefined;
  const type = { number: 'number', flag: 'boolean' }[found.is as string] ?? 'string';
  const fits = wanted.every((value) => typeof value === type) && (!limited || type === 'number');
  if (fits) return [];
  return [{ path, problem: `"${field}" is a field of ${found.is}: the condition can never hold` }];
}

function otherNames(test: LeafTest, path: string, lookup: TemplateLookup): TemplateProblem[] {
  const { roles, filingTargets, publicationScopes } = lookup.definition;
  switch (test.is) {
    case 'reviewed': {
      const kind = lookup.records.get(test.select.record);
      return kind && kind.chain === undefined
        ? [notReviewed(test.select.record, `${path}.select`)]
        : [];
    }
    case 'filed':
      return unknownNames(
        test.targets,
        keysOf(filingTargets),
        (at) => `${path}.targets[${at}]`,
        'filing target',
      );
    case 'posted':
      return unknownNames(
        test.scopes,
        keysOf(publicationScopes),
        (at) => `${path}.scopes[${at}]`,
        'publication scope',
      );
    case 'attended':
      return unknownName(test.role, keysOf(roles), `${path}.role`, 'role');
    case 'share':
      return test.unless
        ? conditionProblems(test.select.record, test.unless, `${path}.unless`, lookup)
        : [];
    default:
      return [];
  }
}
