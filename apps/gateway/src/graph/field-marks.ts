import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/**
 * What a subgraph says of a root field of its own, by `@tag`. `unrecorded`: whoever asks, nothing is kept about it.
 * `anonymous-only`: in addition, nothing may come with it that tells who asks.
 */
const marks = ['unrecorded', 'anonymous-only'] as const;
export type FieldMark = (typeof marks)[number];

const roots: Readonly<Record<string, string>> = { query: 'Query', mutation: 'Mutation' };

/** The marks of the root fields, as the supergraph has them. The gateway knows the marks, and no field by name. */
export class FieldMarks {
  private constructor(private readonly byField: ReadonlyMap<string, readonly FieldMark[]>) {}

  static of(supergraph: string): FieldMarks {
    const fields = parse(supergraph, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      Object.values(roots).includes(definition.name.value)
        ? (definition.fields ?? []).map((field): [string, FieldMark[]] => [
            `${definition.name.value}.${field.name.value}`,
            marksOf(field),
          ])
        : [],
    );
    return new FieldMarks(new Map(fields.filter(([, found]) => found.length > 0)));
  }

  /** Every mark of any root field the operation asks for. */
  of({ operation, selectionSet }: OperationDefinitionNode, document: DocumentNode): Set<FieldMark> {
    const root = roots[operation] ?? '';
    const names = rootFields(selectionSet, document);
    return new Set(names.flatMap((name) => this.byField.get(`${root}.${name}`) ?? []));
  }
}

function marksOf({ directives = [] }: FieldDefinitionNode): FieldMark[] {
  const tags = directives
    .filter(({ name }) => name.value === 'tag')
    .flatMap(({ arguments: given = [] }) => given)
    .map(({ value }) => (value.kind === Kind.STRING ? value.value : ''));
  return marks.filter((mark) => tags.includes(mark));
}

/** Through fragments; the document is validated, so there is no circle. */
function rootFields({ selections }: SelectionSetNode, document: DocumentNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return rootFields(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION &&
        definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION
      ? rootFields(fragment.selectionSet, document)
      : [];
  });
}
