import type { RecordField, RecordKind } from './record-shape.rules';
import type { TemplateDefinition } from './template-shape.rules';
import type { TemplateProblem } from './template.errors';

/** The names a template gives, for whoever looks where another part of it points. */
export class TemplateLookup {
  readonly records: ReadonlyMap<string, RecordKind>;
  readonly unitTypes: readonly string[];
  private readonly lists: ReadonlyMap<string, readonly string[]>;

  constructor(readonly definition: TemplateDefinition) {
    this.records = new Map(definition.records.map((kind) => [kind.key, kind]));
    this.unitTypes = definition.participation.flatMap(({ unitTypes }) => unitTypes);
    this.lists = new Map([
      ...definition.taxonomies.map(({ key, entries }) => [key, keysOf(entries)] as const),
      ['references', keysOf(definition.header.references)],
      ['links', keysOf(definition.links)],
      ['linked-campaigns', keysOf(definition.linkedCampaigns)],
    ]);
  }

  /** Keys of a taxonomy or of one of the lists every template has; undefined where there is none of that name. */
  entriesOf(list: string): readonly string[] | undefined {
    return this.lists.get(list);
  }

  field(record: string, field: string): RecordField | undefined {
    return this.records.get(record)?.fields.find(({ key }) => key === field);
  }
}

export function keysOf(items: readonly { readonly key: string }[]): string[] {
  return items.map(({ key }) => key);
}

/** What is said of names that point nowhere: which one, and which there are. */
export function unknownNames(
  names: readonly string[],
  known: readonly string[],
  path: (place: number) => string,
  noun: string,
): TemplateProblem[] {
  return names.flatMap((name, place) =>
    known.includes(name)
      ? []
      : [{ path: path(place), problem: `there is no ${noun} "${name}"${oneOf(known)}` }],
  );
}

export function unknownName(
  name: string,
  known: readonly string[],
  path: string,
  noun: string,
): TemplateProblem[] {
  return unknownNames([name], known, () => path, noun);
}

export function namesTwice(
  keys: readonly string[],
  path: (at: number) => string,
): TemplateProblem[] {
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at
      ? []
      : [{ path: path(at), problem: `"${key}" is given twice; give each its own key` }],
  );
}

function oneOf(known: readonly string[]): string {
  if (known.length === 0) return '; the template has none';
  const shown = known.slice(0, 12).join(', ');
  return `; it must be one of ${shown}${known.length > 12 ? ', …' : ''}`;
}
