import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Resolve = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;

/**
 * Executors hand a nullable argument that was left out as undefined, one that is null as null. Resolvers are to know
 * one of the two: null. Only fields with such arguments are wrapped; arguments with a default always have a value.
 * Fields of input objects stay as they are: there, left out may mean "as before" and null "nothing".
 */
export function nullLeftOutArguments(
  schema: GraphQLSchema,
  resolvers: Record<string, Record<string, unknown>>,
): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const optional = optionalArguments(field);
      const resolve = fields[field.name];
      if (optional.length > 0 && typeof resolve === 'function')
        fields[field.name] = withNulls(optional, resolve as Resolve);
    }
  }
}

function optionalArguments({ args }: GraphQLField<unknown, unknown>): string[] {
  return args
    .filter(({ type, defaultValue }) => !isNonNullType(type) && defaultValue === undefined)
    .map(({ name }) => name);
}

function withNulls(optional: readonly string[], resolve: Resolve): Resolve {
  return (root, given, context, info) => {
    const args = { ...given }; // the executor may hand the same object to every row
    for (const name of optional) args[name] ??= null;
    return resolve(root, args, context, info);
  };
}
