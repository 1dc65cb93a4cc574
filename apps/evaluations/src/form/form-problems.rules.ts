import { LEAST_K } from '@huiyin/ballot-client';
import { PublicationScope } from '../appraisal/appraisal.rules';
import type { FormDefinition } from './form-shape.rules';
import type { FormProblem } from './form.errors';

/** Dimensions and check-list items of one form. */
export const mostDimensions = 60;

/** What the shape cannot see: names that meet nothing, names twice, a threshold too low for its public. */
export function formProblems(form: FormDefinition): FormProblem[] {
  return [
    ...twice(form),
    ...unknownNames(form),
    ...unaskedKinds(form),
    ...publicationProblems(form),
    ...scaleProblems(form),
  ];
}

function twice({ scales, dimensions, checklists, questions, classes }: FormDefinition) {
  const lists = {
    scales: scales.map(({ key }) => key),
    dimensions: dimensions.map(({ key }) => key),
    checklists: checklists.map(({ key }) => key),
    questions: questions.map(({ key }) => key),
    classes: classes.map(({ key }) => key),
    ...Object.fromEntries(
      scales.map((scale, at) => [`scales[${at}].grades`, scale.grades.map(({ key }) => key)]),
    ),
    ...Object.fromEntries(
      checklists.map((list, at) => [`checklists[${at}].items`, list.items.map(({ key }) => key)]),
    ),
  };
  return Object.entries(lists).flatMap(([list, keys]) =>
    keys.flatMap((key, at) =>
      keys.indexOf(key) === at
        ? []
        : [{ path: `${list}[${at}].key`, problem: `"${key}" stands twice: keys are unique` }],
    ),
  );
}

function unknownNames({ targets, scales, dimensions, checklists }: FormDefinition): FormProblem[] {
  const known = new Set(scales.map(({ key }) => key));
  const asked = { dimensions, checklists };
  return [
    ...dimensions.flatMap(({ scale }, at) =>
      known.has(scale)
        ? []
        : [{ path: `dimensions[${at}].scale`, problem: `there is no scale "${scale}"` }],
    ),
    ...Object.entries(asked).flatMap(([list, parts]) =>
      parts.flatMap(({ of }, at) =>
        of.flatMap((kind, place) =>
          targets.includes(kind)
            ? []
            : [{ path: `${list}[${at}].of[${place}]`, problem: `"${kind}" is not in targets` }],
        ),
      ),
    ),
  ];
}

function unaskedKinds({ targets, dimensions, checklists }: FormDefinition): FormProblem[] {
  const asked = new Set([...dimensions, ...checklists].flatMap(({ of }) => of));
  const count = dimensions.length + checklists.flatMap(({ items }) => items).length;
  return [
    ...targets.flatMap((kind, at) =>
      asked.has(kind) ? [] : [{ path: `targets[${at}]`, problem: `nothing is asked of "${kind}"` }],
    ),
    ...(count > mostDimensions
      ? [{ path: 'dimensions', problem: `at most ${mostDimensions} dimensions and items together` }]
      : []),
  ];
}

function publicationProblems({ publication, threshold }: FormDefinition): FormProblem[] {
  const { scope, groups } = publication;
  const isTooLow = scope === PublicationScope.PUBLIC && threshold < LEAST_K.public;
  return [
    ...(isTooLow
      ? [
          {
            path: 'threshold',
            problem: `must be at least ${LEAST_K.public} for what the public reads`,
          },
        ]
      : []),
    ...((scope === PublicationScope.LISTED_GROUPS) === groups.length > 0
      ? []
      : [
          {
            path: 'publication.groups',
            problem: 'go with the scope listed-groups, and only with it',
          },
        ]),
  ];
}

function scaleProblems({ scales }: FormDefinition): FormProblem[] {
  return scales.flatMap(({ key, grades }, at) => [
    ...(new Set(grades.map(({ favourable }) => favourable)).size === 2
      ? []
      : [
          {
            path: `scales[${at}].grades`,
            problem: 'must have favourable and other grades, or no share says anything',
          },
        ]),
    ...(key === marksScale
      ? [{ path: `scales[${at}].key`, problem: `"${marksScale}" is the scale of check-lists` }]
      : []),
  ]);
}

/** The two-grade scale of check-list items on the board. */
export const marksScale = 'marks';
