import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** The smallest variables with which an operation passes coercion: enough to plan it, never sent anywhere. */
export function exampleVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): Record<string, unknown> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
      const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
      if (!inputType || !isInputType(inputType) || !isNonNullType(inputType) || defaultValue)
        return [];
      return [[variable.name.value, example(inputType)]];
    }),
  );
}

function example(type: GraphQLInputType): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [];
  const named = getNamedType(inner);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named))
    return Object.fromEntries(
      Object.values(named.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, example(field.type)]),
    );
  return scalarExamples[named.name] ?? '';
}

// The gateway knows custom scalars only by name and accepts any value for them.
const scalarExamples: Record<string, unknown> = { Int: 0, Float: 0, Boolean: false };
