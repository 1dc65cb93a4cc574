import type { DutyDeadline, DutyRule, OwedBy } from './duty-shape.rules';
import type { TemplateDefinition } from './template-shape.rules';
import type { TemplateProblem } from './template.errors';
import {
  keysOf,
  namesTwice,
  TemplateLookup,
  unknownName,
  unknownNames,
} from './template-lookup.rules';
import { selectionProblems, testProblems } from './test-names.rules';

/** What the shape cannot see: names that point nowhere, names given twice, fields of the wrong kind. All at once. */
export function nameProblems(definition: TemplateDefinition): TemplateProblem[] {
  const lookup = new TemplateLookup(definition);
  return [
    ...givenTwice(definition),
    ...definition.records.flatMap((_, at) => recordProblems(lookup, at)),
    ...definition.chains.flatMap(({ steps }, at) =>
      steps.flatMap(({ by }, step) =>
        unknownNames(
          by,
          keysOf(definition.roles),
          (place) => `chains[${at}].steps[${step}].by[${place}]`,
          'role',
        ),
      ),
    ),
    ...meetingProblems(definition),
    ...gateProblems(definition),
    ...definition.publicationScopes.flatMap(({ includes }, at) =>
      unknownNames(
        includes,
        keysOf(definition.publicationScopes),
        (place) => `publicationScopes[${at}].includes[${place}]`,
        'publication scope',
      ),
    ),
    ...definition.duties.flatMap((duty, at) => dutyProblems(duty, `duties[${at}]`, lookup)),
  ];
}

const keyedLists = [
  ...['links', 'roles', 'taxonomies', 'records', 'chains', 'meetings'],
  ...['filingTargets', 'publicationScopes', 'linkedCampaigns', 'duties'],
] as const;

function givenTwice(definition: TemplateDefinition): TemplateProblem[] {
  const { taxonomies, records, chains, participation } = definition;
  const places = participation.flatMap(({ unitTypes }, mode) =>
    unitTypes.map((unitType, at) => [unitType, `participation[${mode}].unitTypes[${at}]`] as const),
  );
  return [
    ...keyedLists.flatMap((list) =>
      namesTwice(keysOf(definition[list as 'duties']), (at) => `${list}[${at}].key`),
    ),
    ...taxonomies.flatMap(({ entries }, at) =>
      namesTwice(keysOf(entries), (entry) => `taxonomies[${at}].entries[${entry}].key`),
    ),
    ...records.flatMap(({ fields }, at) =>
      namesTwice(keysOf(fields), (field) => `records[${at}].fields[${field}].key`),
    ),
    ...chains.flatMap(({ steps }, at) =>
      namesTwice(keysOf(steps), (step) => `chains[${at}].steps[${step}].key`),
    ),
    ...namesTwice(
      places.map(([unitType]) => unitType),
      (at) => places[at]?.[1] ?? 'participation',
    ),
  ];
}

function recordProblems(lookup: TemplateLookup, at: number): TemplateProblem[] {
  const { links, chains, records } = lookup.definition;
  const kind = records[at];
  if (!kind) return [];
  const path = `records[${at}]`;
  return [
    ...(kind.link === undefined
      ? []
      : unknownName(kind.link, keysOf(links), `${path}.link`, 'link')),
    ...(kind.chain === undefined
      ? []
      : unknownName(kind.chain, keysOf(chains), `${path}.chain`, 'review chain')),
    ...kind.fields.flatMap((field, place) =>
      'of' in field && lookup.entriesOf(field.of) === undefined
        ? unknownName(
            field.of,
            keysOf(lookup.definition.taxonomies),
            `${path}.fields[${place}].of`,
            'taxonomy',
          )
        : [],
    ),
  ];
}

function meetingProblems({ meetings, records, duties }: TemplateDefinition): TemplateProblem[] {
  return meetings.flatMap(({ key, requires }, at) => [
    ...unknownName(key, keysOf(records), `meetings[${at}].key`, 'kind of record'),
    ...unknownNames(
      requires,
      keysOf(duties),
      (place) => `meetings[${at}].requires[${place}]`,
      'duty',
    ),
  ]);
}

function gateProblems({ gates, records, chains, links }: TemplateDefinition): TemplateProblem[] {
  if (gates.mode === 'none') return [];
  if (gates.mode === 'dated')
    return links.flatMap(({ from }, at) =>
      from === undefined
        ? [{ path: `links[${at}].from`, problem: 'must say its first day: the gates are dated' }]
        : [],
    );
  const summary = records.find(({ key }) => key === gates.summary);
  return [
    ...unknownName(gates.summary, keysOf(records), 'gates.summary', 'kind of record'),
    ...unknownName(gates.chain, keysOf(chains), 'gates.chain', 'review chain'),
    ...(summary && summary.chain !== gates.chain
      ? [{ path: 'gates.chain', problem: `must be the chain of "${gates.summary}"` }]
      : []),
  ];
}

function dutyProblems(duty: DutyRule, path: string, lookup: TemplateLookup): TemplateProblem[] {
  const { links, roles } = lookup.definition;
  const { unitTypes = [], exceptUnitTypes = [] } = duty.appliesTo;
  const known = lookup.unitTypes;
  return [
    ...unknownName(duty.link, keysOf(links), `${path}.link`, 'link'),
    ...unknownNames(
      unitTypes,
      known,
      (at) => `${path}.appliesTo.unitTypes[${at}]`,
      'unit type taking part',
    ),
    ...unknownNames(
      exceptUnitTypes,
      known,
      (at) => `${path}.appliesTo.exceptUnitTypes[${at}]`,
      'unit type taking part',
    ),
    ...owedByProblems(duty.owedBy, path, keysOf(roles)),
    ...unknownNames(duty.answerable, keysOf(roles), (at) => `${path}.answerable[${at}]`, 'role'),
    ...deadlineProblems(duty.deadline, `${path}.deadline`, lookup, duty.owedBy),
    ...deadlineProblems(duty.notBefore ?? 'none', `${path}.notBefore`, lookup, duty.owedBy),
    ...testProblems(duty.test, `${path}.test`, lookup, duty.owedBy),
  ];
}

function owedByProblems(owedBy: OwedBy, path: string, roles: readonly string[]): TemplateProblem[] {
  if (owedBy.each === 'person')
    return unknownName(owedBy.role, roles, `${path}.owedBy.role`, 'role');
  if (owedBy.each === 'pair')
    return unknownNames(owedBy.between, roles, (at) => `${path}.owedBy.between[${at}]`, 'role');
  return [];
}

function deadlineProblems(
  deadline: DutyDeadline,
  path: string,
  lookup: TemplateLookup,
  owedBy: OwedBy,
): TemplateProblem[] {
  if (deadline === 'none' || !('after' in deadline || 'before' in deadline)) return [];
  const [name, anchor] =
    'after' in deadline
      ? (['after', deadline.after] as const)
      : (['before', deadline.before] as const);
  if (typeof anchor === 'string') return [];
  if ('link' in anchor)
    return unknownName(
      anchor.link,
      keysOf(lookup.definition.links),
      `${path}.${name}.link`,
      'link',
    );
  const [edge, selection] =
    'first' in anchor ? (['first', anchor.first] as const) : (['newest', anchor.newest] as const);
  return selectionProblems(selection, `${path}.${name}.${edge}`, lookup, owedBy);
}
