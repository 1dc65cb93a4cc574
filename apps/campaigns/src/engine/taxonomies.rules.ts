import type { RecordKind } from '../template/record-shape.rules';
import type { EngineDefinition } from './world.rules';

/** The entries a field may have: those of its taxonomy, or of a list every template has. */
export function taxonomyEntries(
  definition: EngineDefinition,
  kind: RecordKind | undefined,
  field: string,
): readonly string[] {
  const found = kind?.fields.find(({ key }) => key === field);
  if (!found || !('of' in found)) return [];
  const list = listOf(definition, found.of);
  const keys = known.get(list) ?? list.map(({ key }) => key);
  known.set(list, keys);
  return keys;
}

const known = new WeakMap<object, readonly string[]>();

function listOf(definition: EngineDefinition, name: string): readonly { readonly key: string }[] {
  switch (name) {
    case 'references':
      return definition.header.references;
    case 'links':
      return definition.links;
    case 'linked-campaigns':
      return definition.linkedCampaigns;
    default:
      return definition.taxonomies.find(({ key }) => key === name)?.entries ?? [];
  }
}
