import { z } from 'zod';
import type { EventContract } from './define-event';

/** JSON Schema 2020-12 with what the house adds. */
export interface EventSchema extends SchemaNode {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  /** Field the events of one key are ordered by. */
  readonly 'x-partition-key': string;
}

export interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly additionalProperties?: boolean | SchemaNode;
  /** Privacy class of the field and all below it. */
  readonly 'x-privacy'?: string;
  readonly [keyword: string]: unknown;
}

/** The published form of a contract's payload: what `libs/contracts/schemas/<type>.json` holds. */
export function eventSchema(contract: EventContract): EventSchema {
  const { $schema, ...schema } = z.toJSONSchema(contract.schema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema['privacy'] === undefined) return;
      jsonSchema['x-privacy'] = jsonSchema['privacy'];
      delete jsonSchema['privacy'];
    },
  });
  return {
    $schema: String($schema),
    $id: `/schemas/${contract.type}.json`,
    title: contract.type,
    description: contract.description,
    'x-partition-key': partitionKeyField(contract),
    ...(schema as SchemaNode),
  };
}

/** Name of the payload field a contract takes its key from: the key function is asked with a payload of field names. */
export function partitionKeyField(contract: EventContract): string {
  const fieldNames = new Proxy({}, { get: (_, name) => String(name) });
  return contract.key(fieldNames as never);
}
