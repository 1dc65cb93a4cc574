import type { SchemaNode } from '@huiyin/contracts';

// What a later version may ask of those who read it: never less care than before.
const careOf: Readonly<Record<string, number>> = { operational: 0, aggregate: 1, pseudonymous: 2 };
const constraints = [
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
] as const;

/**
 * What makes a schema unfit to replace another under the same type and version. Both directions count: consumers of
 * today read events of tomorrow while services are rolled over, and consumers of tomorrow read events of today when
 * they replay the stream. What is left is adding optional fields and being more careful. Empty when it fits.
 */
export function compatibilityProblems(oldSchema: SchemaNode, newSchema: SchemaNode): string[] {
  const oldKey = oldSchema['x-partition-key'];
  const newKey = newSchema['x-partition-key'];
  const rekeyed = `the partition key changed from ${String(oldKey)} to ${String(newKey)}: order per key would break`;
  return [
    ...(oldKey === newKey ? [] : [rekeyed]),
    ...compare({ node: oldSchema }, { node: newSchema }, 'payload'),
  ];
}

interface Seen {
  readonly node: SchemaNode;
  /** Privacy class of what it lies in. */
  readonly privacy?: string | undefined;
}

function compare(before: Seen, after: Seen, path: string): string[] {
  const [old, now] = [plain(before.node), plain(after.node)];
  if (old.kind !== now.kind) return [`${path}: the type changed from ${old.kind} to ${now.kind}`];
  const problems = [
    ...nullability(old.isNullable, now.isNullable, path),
    ...carelessness(before, after, path),
  ];
  const inOld = (node: SchemaNode): Seen => ({ node, privacy: privacyOf(before) });
  const inNow = (node: SchemaNode): Seen => ({ node, privacy: privacyOf(after) });
  if (old.node.properties)
    return [...problems, ...compareFields(inOld(old.node), inNow(now.node), path)];
  if (old.node.items && now.node.items)
    return [...problems, ...compare(inOld(old.node.items), inNow(now.node.items), `${path}[]`)];
  return [
    ...problems,
    ...compareWords(old.node, now.node, path),
    ...compareConstraints(old.node, now.node, path),
  ];
}

function compareFields(before: Seen, after: Seen, path: string): string[] {
  const [old, now] = [before.node.properties ?? {}, after.node.properties ?? {}];
  const wasRequired = (name: string) => before.node.required?.includes(name) ?? false;
  const isRequired = (name: string) => after.node.required?.includes(name) ?? false;
  const kept = Object.entries(old).flatMap(([name, node]) => {
    const field = `${path}.${name}`;
    const replacement = now[name];
    if (!replacement) return [`${field}: was removed`];
    return [
      ...(wasRequired(name) && !isRequired(name) ? [`${field}: is no longer required`] : []),
      ...(!wasRequired(name) && isRequired(name)
        ? [`${field}: became required, events of the past lack it`]
        : []),
      ...compare(
        { node, privacy: before.privacy },
        { node: replacement, privacy: after.privacy },
        field,
      ),
    ];
  });
  const added = Object.keys(now)
    .filter((name) => !(name in old) && isRequired(name))
    .map((name) => `${path}.${name}: is new and required, events of the past lack it`);
  return [...kept, ...added];
}

function compareWords(
  { enum: old }: SchemaNode,
  { enum: now }: SchemaNode,
  path: string,
): string[] {
  if (!old && !now) return [];
  if (!old || !now) return [`${path}: ${now ? 'became' : 'is no longer'} a closed list`];
  return [
    ...old
      .filter((word) => !now.includes(word))
      .map((word) => `${path}: lost "${word}", events of the past hold it`),
    ...now
      .filter((word) => !old.includes(word))
      .map((word) => `${path}: gained "${word}", consumers of today refuse it`),
  ];
}

function compareConstraints(old: SchemaNode, now: SchemaNode, path: string): string[] {
  // The pattern that goes with a named format is the library's wording of it, not ours.
  const named = old.format !== undefined && old.format === now.format;
  const all = named ? constraints : (['format', 'pattern', ...constraints] as const);
  return all
    .filter((keyword) => old[keyword] !== now[keyword])
    .map(
      (keyword) =>
        `${path}: ${keyword} changed from ${String(old[keyword])} to ${String(now[keyword])}`,
    );
}

function nullability(was: boolean, is: boolean, path: string): string[] {
  if (was === is) return [];
  return [
    is
      ? `${path}: may be null now, consumers of today refuse it`
      : `${path}: may no longer be null, events of the past are`,
  ];
}

function carelessness(before: Seen, after: Seen, path: string): string[] {
  const [old, now] = [privacyOf(before), privacyOf(after)];
  if (old === undefined || old === now) return [];
  if (now !== undefined && (careOf[now] ?? -1) >= (careOf[old] ?? 0)) return [];
  return [`${path}: the privacy class was lowered from ${old} to ${now ?? 'none'}`];
}

function privacyOf({ node, privacy }: Seen): string | undefined {
  return node['x-privacy'] ?? privacy;
}

/** A node without its "or null". */
function plain(node: SchemaNode): { node: SchemaNode; isNullable: boolean; kind: string } {
  const choices = node.anyOf?.filter(({ type }) => type !== 'null') ?? [node];
  const isNullable = choices.length < (node.anyOf?.length ?? 1);
  const [only] = choices;
  if (choices.length === 1 && only)
    return { node: only, isNullable, kind: only.type ?? 'anything' };
  return { node, isNullable, kind: `one of ${choices.map(({ type }) => type).join(', ')}` };
}
