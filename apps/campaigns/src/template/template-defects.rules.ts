import { isDay } from '../calendar/days.rules';
import type { KnownDefect, Link } from './frame-shape.rules';
import type { TemplateDefinition } from './template-shape.rules';

/**
 * Something wrong in the original, shown with its place and as written, never repaired (requirements.md §0). Where the
 * campaign can't run without a decision, `decide` says which; the office gives it as an answer at opening.
 */
export interface TemplateDefect {
  readonly path: string;
  readonly kind: KnownDefect['kind'] | 'overlap';
  readonly asWritten: string;
  /** What the office must decide before opening; null: nothing, it is only shown. */
  readonly decide: string | null;
  /** What the reader of the original noted. */
  readonly note: { readonly zh: string; readonly en: string } | null;
}

export function templateDefects(definition: TemplateDefinition): TemplateDefect[] {
  const found = [
    ...definition.links.flatMap((link, at) => linkDefects(link, `links[${at}]`)),
    ...(['from', 'to'] as const).flatMap((edge) =>
      yearDefects(definition.period[edge], `period.${edge}`),
    ),
    ...periodDefects(definition),
    ...overlaps(definition.links),
  ];
  const known = definition.knownDefects;
  const noted = found.map((defect) => {
    const note = known.find(({ at, kind }) => at === defect.path && kind === defect.kind);
    return note ? { ...defect, asWritten: note.asWritten, note: note.note } : defect;
  });
  const onlyKnown = known
    .filter(({ at, kind }) => !found.some((each) => each.path === at && each.kind === kind))
    // A decision that has been made is no defect any more.
    .filter(({ kind }) => !decided.includes(kind))
    .map(({ at, kind, asWritten, note }) => ({ path: at, kind, asWritten, decide: null, note }));
  return [...noted, ...onlyKnown];
}

/** Kinds the checks see by themselves; a note on one of them only adds the original's words. */
const decided: readonly KnownDefect['kind'][] = ['inverted-dates', 'missing-year', 'missing-name'];

const isWhole = (written: string | null | undefined): written is string =>
  typeof written === 'string' && isDay(written);

function linkDefects({ title, from, to }: Link, path: string): TemplateDefect[] {
  const inverted = isWhole(from) && isWhole(to) && to < from;
  return [
    ...yearDefects(from, `${path}.from`),
    ...yearDefects(to, `${path}.to`),
    ...(inverted
      ? [
          defect(
            path,
            'inverted-dates',
            `${from} – ${to}`,
            `The end lies before the beginning: give ${path}.from or ${path}.to.`,
          ),
        ]
      : []),
    ...(title === undefined
      ? [
          defect(
            `${path}.title`,
            'missing-name',
            `${from ?? '?'} – ${to ?? '?'}`,
            `The document does not name it: give ${path}.title.`,
          ),
        ]
      : []),
  ];
}

function yearDefects(written: string | null | undefined, path: string): TemplateDefect[] {
  if (typeof written !== 'string' || !/^(--|20xx-)/.test(written)) return [];
  return [defect(path, 'missing-year', written, `The document names no year: give ${path}.`)];
}

function periodDefects({ period: { from, to } }: TemplateDefinition): TemplateDefect[] {
  const years = [from, to].every((edge) => typeof edge === 'string' && /^\d{4}-/.test(edge));
  if (!years || (to as string).slice(0, 7) >= (from as string).slice(0, 7)) return [];
  return [
    defect(
      'period',
      'inverted-dates',
      `${from} – ${to}`,
      'The period ends before it begins: give period.from or period.to.',
    ),
  ];
}

/**
 * Legal, shown: the second stage begins before, or on the day, the first has ended (R003.29, R003.92). Days without a
 * year are compared where none of the four has one.
 */
function overlaps(links: readonly Link[]): TemplateDefect[] {
  return links.slice(1).flatMap((link, before) => {
    const first = links[before];
    if (!first) return [];
    const days = [first.from, first.to, link.from].map((day) =>
      (day ?? '?').replace('20xx-', '--'),
    );
    const [from = '', to = '', next = ''] = days;
    const isComparable =
      days.every((day) => isDay(day)) || days.every((day) => day.startsWith('--'));
    if (!isComparable || next > to || next < from || to < from) return [];
    const asWritten = `${first.from} – ${first.to} / ${link.from} – ${link.to ?? '?'}`;
    return [defect(`links[${before + 1}].from`, 'overlap', asWritten, null)];
  });
}

function defect(
  path: string,
  kind: TemplateDefect['kind'],
  asWritten: string,
  decide: string | null,
): TemplateDefect {
  return { path, kind, asWritten, decide, note: null };
}
