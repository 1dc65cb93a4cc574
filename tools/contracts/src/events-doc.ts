import {
  type EventContract,
  eventSchema,
  partitionKeyField,
  type SchemaNode,
} from '@huiyin/contracts';

const head = `# Events

Generated from \`libs/contracts\` by \`npm run contracts\`; edits are overwritten.

Every event is a CloudEvents 1.0 JSON message on the topic \`huiyin.<service>\`, delivered at least once and in order
per key. Payloads carry ids and facts: no names, no phones, no free text, nothing of a single ballot. How a field may
be used follows from its privacy class:

- **operational**: facts about units, campaigns, duties and items
- **pseudonymous**: stands for one person inside the platform; never joined with a name outside it
- **aggregate**: a number that passed disclosure control, or a count that needs none

A version never changes in a way that breaks a reader; what would is a new version beside the old one.
`;

/** \`docs/events.md\`: what anybody can subscribe to, by producing service. */
export function eventsDoc(catalogue: readonly EventContract[]): string {
  const scopes = [...new Set(catalogue.map(({ scope }) => scope))];
  const sections = scopes.map((scope) => {
    const events = catalogue.filter((contract) => contract.scope === scope);
    return [`## ${scope}\n`, ...events.map(eventSection)].join('\n');
  });
  return [head, ...sections].join('\n');
}

function eventSection(contract: EventContract): string {
  const rows = fieldRows(eventSchema(contract), '', undefined).map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return [
    `### ${contract.type}\n`,
    `${contract.description}\n`,
    `Producer: ${contract.scope} · topic: \`huiyin.${contract.scope}\` · key: \`${partitionKeyField(contract)}\` · ` +
      `schema: [${contract.type}.json](../libs/contracts/schemas/${contract.type}.json)\n`,
    '| field | type | privacy |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function fieldRows(node: SchemaNode, path: string, inherited: string | undefined): string[][] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const here = path === '' ? name : `${path}.${name}`;
    const privacy = field['x-privacy'] ?? inherited;
    const isOptional = !node.required?.includes(name);
    if (field.items?.properties) return fieldRows(field.items, `${here}[]`, privacy);
    if (field.properties) return fieldRows(field, here, privacy);
    const leaf = field.items ?? field;
    const type = `${field.items ? 'list of ' : ''}${typeName(leaf)}${isOptional ? ', optional' : ''}`;
    return [[`\`${here}\``, type, leaf['x-privacy'] ?? privacy ?? '']];
  });
}

function typeName(node: SchemaNode): string {
  if (node.anyOf) return node.anyOf.map(typeName).join(' or ');
  if (node.enum) return node.enum.map((word) => `\`${String(word)}\``).join(', ');
  if (node.format) return node.format;
  if (node.pattern?.includes('{64}')) return 'SHA-256 in hex';
  if (node.pattern) return 'code';
  return node['minimum'] === 0 && node['maximum'] === 1 ? 'share from 0 to 1' : (node.type ?? '');
}
