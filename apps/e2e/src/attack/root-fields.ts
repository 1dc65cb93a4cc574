import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphClient } from '../graph-client';

export interface RootField {
  /** `Query.unit` */
  readonly name: string;
  readonly operation: string;
  /** Every id there is a place for, asked of `idFor(noun)`; the rest plausible. */
  readonly variables: (idFor: (noun: string) => string) => Record<string, unknown>;
  readonly takesIds: boolean;
}

/** All root fields of the graph as the gateway shows them, each as one operation with every plain field selected. */
export async function rootFields(graph: GraphClient): Promise<RootField[]> {
  const schema = buildClientSchema(
    (await graph.as('office', getIntrospectionQuery())) as IntrospectionQuery,
  );
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => rootField(root?.name ?? '', field)),
  );
}

function rootField(root: string, field: GraphQLField<unknown, unknown>): RootField {
  const args = field.args.filter(isFilled);
  const type = getNamedType(field.type);
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  let takesIds = false;
  const variables: RootField['variables'] = (idFor) =>
    Object.fromEntries(
      args.map((arg) => [
        arg.name,
        valueFor(arg.name, arg.type, (name) => {
          takesIds = true;
          return idFor(name === 'id' ? type.name : name);
        }),
      ]),
    );
  variables(() => '');
  return {
    name: `${root}.${field.name}`,
    operation: `${root.toLowerCase()}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`} ${plainFieldsOf(type)} }`,
    variables,
    takesIds,
  };
}

function plainFieldsOf(type: GraphQLNamedOutputType): string {
  if (!isObjectType(type)) return '';
  const plain = Object.values(type.getFields()).filter(
    (field) => field.args.length === 0 && !isObjectType(getNamedType(field.type)),
  );
  return `{ __typename ${plain.map(({ name }) => name).join(' ')} }`;
}

// `after` is the end of a page before, and names nobody.
const isFilled = ({ name, type }: GraphQLArgument | GraphQLInputField) =>
  isNonNullType(type) || (getNamedType(type).name === 'ID' && name !== 'after') || isPair(name);

// Of an appraisal that asks for the first time, these stand beside the meeting.
const isPair = (name: string) => name === 'targets' || name === 'form';

function valueFor(name: string, type: GraphQLInputType, idFor: (name: string) => string): unknown {
  if (getNamedType(type).name === 'AppraisalFormVersionInput') return { key: 'leading-body' };
  const inner = getNullableType(type);
  if (isListType(inner)) return [valueFor(name.replace(/s$/, ''), inner.ofType, idFor)];
  if (isEnumType(inner)) {
    const names = inner.getValues().map((value) => value.name);
    return names.find((value) => value === 'ATTACHED') ?? names[0]; // nobody is attached as `OWN`
  }
  if (isInputObjectType(inner))
    return Object.fromEntries(
      Object.values(inner.getFields())
        // A re-measurement takes everything from the first appraisal, which is another way to ask.
        .filter((field) => isFilled(field) && field.name !== 'remeasuresAppraisalId')
        .map((field) => [field.name, valueFor(field.name, field.type, idFor)]),
    );
  const { name: scalar } = getNamedType(inner);
  if (scalar === 'ID') return name === 'ticketId' ? 'a'.repeat(64) : idFor(name);
  return scalars[scalar] ?? samples[name] ?? '文字';
}

const scalars: Record<string, unknown> = {
  Int: 1,
  Float: 0.5,
  Boolean: false,
  LocalDate: '2026-03-05',
  DateTimeISO: '2026-03-05T08:00:00.000Z',
};
const samples: Record<string, unknown> = {
  sha256: 'a'.repeat(64),
  tallyHash: 'a'.repeat(64),
  hash: 'a'.repeat(64),
  fileName: '附件.pdf',
  mediaType: 'application/pdf',
  dimension: 'style',
  item: 'plan',
  kind: 'mobilization',
  login: 'somebody',
  ...{ templateKey: '000-mass-line-bureau', link: 'study-listening', key: 'an-action' },
  ...{ from: 'mobilization', to: 'mobilization', clientKey: 'key-1' },
  ...{ target: 'leading-group', scope: 'unit-internal', medium: 'board', receive: 'final-report' },
  ...{ address: 'office@example.org', phone: '13800010000', post: 'unit-principal' },
  alg: 'RSA-OAEP-256+A256GCM',
  iv: 'A'.repeat(16),
  ...{
    encryptedKey: 'A',
    ciphertext: 'A',
    preparedMessage: 'A',
    signature: 'A',
    blindedMessage: 'A',
  },
};
