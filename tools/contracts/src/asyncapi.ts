import { type EventContract, eventSchema } from '@huiyin/contracts';
import { stringify } from 'yaml';

const head = '# Generated from libs/contracts by `npm run contracts`; edits are overwritten.\n';

/** `docs/asyncapi.yaml`: AsyncAPI 3.0; channels are the topics, messages are CloudEvents in structured mode. */
export function asyncApiDoc(catalogue: readonly EventContract[]): string {
  const scopes = [...new Set(catalogue.map(({ scope }) => scope))];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Huiyin events',
      version: '1.0.0',
      description:
        'What the services of Huiyin publish. At least once, in order per key; ids and facts only.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(scopes.map((scope) => [scope, channel(scope, catalogue)])),
    operations: Object.fromEntries(scopes.map((scope) => [`publish-${scope}`, operation(scope)])),
    components: {
      messages: Object.fromEntries(catalogue.map((contract) => [contract.type, message(contract)])),
      schemas: {
        cloudevent: envelope,
        ...Object.fromEntries(catalogue.map((contract) => [contract.type, payload(contract)])),
      },
    },
  };
  return head + stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}

const id = { type: 'string', format: 'uuid' };

/** CloudEvents 1.0 with two extension attributes of ours. */
const envelope = {
  type: 'object',
  required: [
    ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema'],
    ...['bureauid', 'partitionkey', 'data'],
  ],
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: { ...id, description: 'The same in every delivery of one event; consumers remember it.' },
    source: { type: 'string', pattern: '^/huiyin/[a-z]+$' },
    type: { type: 'string' },
    subject: { ...id, description: 'The aggregate the event is about; equal to partitionkey.' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { type: 'string', const: 'application/json' },
    dataschema: { type: 'string', format: 'uri-reference' },
    bureauid: { ...id, description: 'The tenant.' },
    partitionkey: { ...id, description: 'Events of one key arrive in order.' },
    data: { type: 'object' },
  },
};

function channel(scope: string, catalogue: readonly EventContract[]): object {
  const own = catalogue.filter((contract) => contract.scope === scope);
  return {
    address: `huiyin.${scope}`,
    description: `Facts published by ${scope}.`,
    messages: Object.fromEntries(
      own.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
    bindings: { kafka: { topic: `huiyin.${scope}`, bindingVersion: '0.5.0' } },
  };
}

function operation(scope: string): object {
  return {
    action: 'send',
    summary: `${scope} tells what happened.`,
    channel: { $ref: `#/channels/${scope}` },
  };
}

function message(contract: EventContract): object {
  return {
    name: contract.type,
    title: contract.name,
    summary: contract.description,
    contentType: 'application/cloudevents+json',
    bindings: { kafka: { key: id, bindingVersion: '0.5.0' } },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/cloudevent' },
        {
          type: 'object',
          properties: {
            type: { const: contract.type },
            data: { $ref: `#/components/schemas/${contract.type}` },
          },
        },
      ],
    },
  };
}

/** The published schema as a part of this document: without an address of its own. */
function payload(contract: EventContract): object {
  const isAddress = (keyword: string) => keyword === '$schema' || keyword === '$id';
  return Object.fromEntries(
    Object.entries(eventSchema(contract)).filter(([keyword]) => !isAddress(keyword)),
  );
}
