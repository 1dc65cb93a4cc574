import type { EventContract } from './define-event';
import { eventSchema, partitionKeyField, type SchemaNode } from './json-schema';

const wellFormedName = /^(organization|campaigns|evaluations|rectification)\.[a-z]+(-[a-z]+)*$/;
const namesAPerson = /(^|[a-z])(name|phone|mobile|email|address|text|comment|remark|title)$/i;
const isPrivacyClass = /^(operational|pseudonymous|aggregate)$/;

/**
 * What is wrong with a contract; empty in a sound one. Walks the published schema, so nothing hides: every leaf has a
 * privacy class, every string is an id, a date, a hash, a code or a word of a list, nothing is open-ended, and no field
 * is called what only personal data is called.
 */
export function contractProblems(contract: EventContract): string[] {
  const schema = eventSchema(contract);
  const key = partitionKeyField(contract);
  return [
    ...(wellFormedName.test(contract.name)
      ? []
      : [`name: "${contract.name}" is not <scope>.<noun>-<past-tense>`]),
    ...(schema.required?.includes(key)
      ? []
      : [`key: "${key}" is no required field of the payload`]),
    ...(schema.required?.includes('bureauId')
      ? []
      : ['payload.bureauId: every event names its tenant']),
    ...problemsOf(schema, 'payload', undefined),
  ];
}

function problemsOf(node: SchemaNode, path: string, inherited: string | undefined): string[] {
  const privacy = node['x-privacy'] ?? inherited;
  if (node.properties) return problemsOfObject(node, path, privacy);
  if (node.items) return problemsOf(node.items, `${path}[]`, privacy);
  if (node.anyOf) return node.anyOf.flatMap((choice) => problemsOf(choice, path, privacy));
  if (node.type === 'null') return [];
  return [
    ...(privacy !== undefined && isPrivacyClass.test(privacy)
      ? []
      : [`${path}: has no privacy class`]),
    ...(isClosed(node) ? [] : [`${path}: is free text or open-ended`]),
  ];
}

function problemsOfObject(node: SchemaNode, path: string, privacy: string | undefined): string[] {
  const fields = Object.entries(node.properties ?? {});
  return [
    ...(node.additionalProperties === false ? [] : [`${path}: takes unknown fields`]),
    ...fields
      .filter(([name]) => namesAPerson.test(name))
      .map(([name]) => `${path}.${name}: is called what personal data is called`),
    ...fields.flatMap(([name, field]) => problemsOf(field, `${path}.${name}`, privacy)),
  ];
}

function isClosed({ type, format, pattern, enum: words, const: word }: SchemaNode): boolean {
  if (type === 'string') return Boolean(format ?? pattern ?? words ?? word);
  return (
    type === 'integer' ||
    type === 'number' ||
    type === 'boolean' ||
    words !== undefined ||
    word !== undefined
  );
}
