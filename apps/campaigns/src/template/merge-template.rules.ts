import { isValues, type Keyed, templateTree, type Tree, type Values } from './template-tree.rules';

/**
 * Lays what an adaptation says over the template it extends: lists by key, new items at the end, objects by property,
 * everything else as a whole. `null` takes an optional property away; items are taken away by `remove` alone.
 */
export function mergeTemplate(base: Values, patch: Values): Values {
  return mergeProperties(base, patch, templateTree as unknown as Record<string, Tree>);
}

function mergeProperties(
  base: Values,
  patch: Values,
  tree: Readonly<Record<string, Tree>>,
): Values {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && name !== 'to') delete merged[name];
    else merged[name] = merge(base[name], value, tree[name] ?? {});
  }
  return merged;
}

function merge(base: unknown, patch: unknown, tree: Tree): unknown {
  if (Array.isArray(tree)) {
    if (!Array.isArray(base) || !Array.isArray(patch)) return patch;
    return mergeItems(base as readonly Keyed[], patch, tree[0] as Record<string, Tree>);
  }
  const nodes = tree as Readonly<Record<string, Tree>>;
  if (Object.keys(nodes).length > 0 && isValues(base) && isValues(patch))
    return mergeProperties(base, patch, nodes);
  return patch;
}

function mergeItems(
  base: readonly Keyed[],
  patch: readonly unknown[],
  tree: Readonly<Record<string, Tree>>,
): unknown[] {
  const merged: unknown[] = [...base];
  const places = new Map(base.map(({ key }, at) => [key, at]));
  for (const item of patch) {
    const at = isValues(item) ? places.get(String(item['key'])) : undefined;
    if (at === undefined || !isValues(item)) merged.push(item);
    else merged[at] = mergeProperties(merged[at] as Values, item, tree);
  }
  return merged;
}

/** The values without the item of this path (`duties.exemplars`, `taxonomies.books.entries.red`); null: there is none. */
export function withoutItem(values: Values, path: string): Values | null {
  const [list = '', key = '', ...rest] = path.split('.');
  const items = values[list];
  if (!Array.isArray(items)) return null;
  const at = items.findIndex((item) => isValues(item) && item['key'] === key);
  if (at < 0) return null;
  if (rest.length === 0) return { ...values, [list]: items.filter((_, index) => index !== at) };
  const inner = withoutItem(items[at] as Values, rest.join('.'));
  return inner && { ...values, [list]: items.map((item, index) => (index === at ? inner : item)) };
}
