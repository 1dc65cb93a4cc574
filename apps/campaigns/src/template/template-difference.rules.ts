import type { TemplateDefinition } from './template-shape.rules';
import {
  canonical,
  isKeyedList,
  isValues,
  type Keyed,
  templateTree,
  type Tree,
  type Values,
} from './template-tree.rules';

/** One place where two templates differ, by keys and not by positions: `duties.mobilization-meeting.deadline`. */
export interface TemplateChange {
  readonly path: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly before: unknown;
  readonly after: unknown;
}

/** What the derived template has otherwise than its base, in the order of the base; key and version aside. */
export function difference(
  base: TemplateDefinition,
  derived: TemplateDefinition,
): TemplateChange[] {
  return propertyChanges(base as unknown as Values, derived as unknown as Values, templateTree, '');
}

function changes(before: unknown, after: unknown, tree: Tree, path: string): TemplateChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (Array.isArray(tree) && isKeyedList(before) && isKeyedList(after))
    return itemChanges(before, after, tree[0] as Tree, path);
  if (isNode(tree) && isValues(before) && isValues(after))
    return propertyChanges(before, after, tree, `${path}.`);
  if (before === undefined) return [{ path, change: 'ADDED', before: null, after }];
  if (after === undefined) return [{ path, change: 'REMOVED', before, after: null }];
  return [{ path, change: 'CHANGED', before, after }];
}

function propertyChanges(
  before: Values,
  after: Values,
  tree: Tree,
  prefix: string,
): TemplateChange[] {
  const names = '*' in tree ? Object.keys({ ...before, ...after }) : Object.keys(tree);
  return names.flatMap((name) =>
    changes(before[name], after[name], (tree as Record<string, Tree>)[name] ?? {}, prefix + name),
  );
}

/** Items by key. Of an item on both sides every property is compared, those the tree does not name as a whole. */
function itemChanges(
  before: readonly Keyed[],
  after: readonly Keyed[],
  tree: Tree,
  path: string,
): TemplateChange[] {
  const afterByKey = new Map(after.map((item) => [item.key, item]));
  const beforeKeys = new Set(before.map(({ key }) => key));
  return [
    ...before.flatMap((item) => {
      const at = `${path}.${item.key}`;
      const other = afterByKey.get(item.key);
      if (!other) return [{ path: at, change: 'REMOVED' as const, before: item, after: null }];
      const names = new Set([...Object.keys(item), ...Object.keys(other)]);
      names.delete('key');
      return [...names].flatMap((name) =>
        changes(
          item[name],
          other[name],
          (tree as Record<string, Tree>)[name] ?? {},
          `${at}.${name}`,
        ),
      );
    }),
    ...after
      .filter(({ key }) => !beforeKeys.has(key))
      .map((item) => ({
        path: `${path}.${item.key}`,
        change: 'ADDED' as const,
        before: null,
        after: item,
      })),
  ];
}

function isNode(tree: Tree): boolean {
  return !Array.isArray(tree) && Object.keys(tree).length > 0;
}

/** A change with what it asks more or less, and the reason the derived template gives for it. */
export interface ExplainedChange extends TemplateChange {
  readonly bearing: Bearing;
  readonly reason: string | null;
}

export function explainedDifference(
  base: TemplateDefinition,
  derived: TemplateDefinition,
): ExplainedChange[] {
  return difference(base, derived).map((change) => ({
    ...change,
    bearing: bearingOf(change),
    reason: reasonFor(derived, change),
  }));
}

/** The reason given for this change, for the whole item it belongs to, or none. */
export function reasonFor(
  { reasons }: TemplateDefinition,
  { path }: Pick<TemplateChange, 'path'>,
): string | null {
  const item = path.split('.').slice(0, 2).join('.');
  return reasons[path] ?? reasons[item] ?? null;
}

export type Bearing = 'STRICTER' | 'LOOSER' | 'OTHER';

const strengths = ['ADVICE', 'SOFT', 'HARD'];

/** Does the change ask more of a unit, or less? Of tests nobody can say so without reading them: OTHER. */
export function bearingOf({ path, before, after }: TemplateChange): Bearing {
  if (path.endsWith('.strength'))
    return strengths.indexOf(String(after)) > strengths.indexOf(String(before))
      ? 'STRICTER'
      : 'LOOSER';
  const days = path.endsWith('.deadline') ? [dayOf(before), dayOf(after)] : [];
  const [was, is] = days;
  if (was === undefined || is === undefined || was.length !== is.length) return 'OTHER';
  return is < was ? 'STRICTER' : 'LOOSER';
}

function dayOf(deadline: unknown): string | undefined {
  if (!isValues(deadline)) return undefined;
  const day = deadline['on'] ?? deadline['onMonthDay'];
  return typeof day === 'string' ? day : undefined;
}
