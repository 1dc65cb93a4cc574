import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, isObjectType, parse } from 'graphql';
import { buildSchema, type BuildSchemaOptions, createResolversMap } from 'type-graphql';
import { checkPermission } from './access';
import { auditMutations } from './audit';
import { nullLeftOutArguments } from './left-out-arguments';

// `any`: a reference is whatever key fields the other subgraph sent; each resolver names its own shape.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type ReferenceResolver = (reference: any, context: any) => Promise<object | null>;

export interface SubgraphSchemaOptions {
  readonly resolvers: BuildSchemaOptions['resolvers'];
  /** Instances of the resolver classes, made by hand in composition.ts. */
  readonly instances: ReadonlyMap<unknown, unknown>;
  /** Types that are only reached through `_entities`; without this they are absent from the schema. */
  readonly orphanedTypes?: NonNullable<BuildSchemaOptions['orphanedTypes']>;
  /** Per type name, how `_entities` finds it. A root in disguise: it scopes rows like a query. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}

/** Default deny, at start-up: says which root fields forgot their permission. */
export class RootFieldWithoutPermission extends Error {
  constructor(fields: readonly string[]) {
    super(`Default deny: ${fields.join(', ')} carries neither @Can(…) nor @Public().`);
    this.name = 'RootFieldWithoutPermission';
  }
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@shareable", "@requires", "@provides", "@inaccessible", "@tag"])\n`;

export interface BuiltSubgraph {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** Every root field with its permission ('public' for everybody): the table of who may do what. */
  readonly access: Readonly<Record<string, string | undefined>>;
}

/** The executable schema, and its SDL as it is committed. Refuses a root field that says neither @Can nor @Public. */
export async function subgraphSchema(options: SubgraphSchemaOptions): Promise<BuiltSubgraph> {
  const built = await buildSchema({
    resolvers: options.resolvers,
    ...(options.orphanedTypes ? { orphanedTypes: options.orphanedTypes } : {}),
    container: { get: (type: unknown) => options.instances.get(type) },
    authChecker: checkPermission,
    validate: { forbidUnknownValues: false, validationError: { target: false, value: false } },
  });
  refuseOpenRoots(built);
  const resolvers = createResolversMap(built) as unknown as Record<string, Record<string, unknown>>;
  nullLeftOutArguments(built, resolvers);
  auditMutations(built, resolvers);
  for (const [type, resolve] of Object.entries(options.references)) {
    if (!isObjectType(built.getType(type)))
      throw new Error(`cannot happen: "${type}" has a reference but is no type`);
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const sdl = federation + printSchemaWithDirectives(built);
  return {
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
    sdl: `${sdl}\n`,
    access: accessTable(built),
  };
}

function accessTable(schema: GraphQLSchema): Record<string, string | undefined> {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.fromEntries(
    roots.flatMap((root) =>
      Object.values(root?.getFields() ?? {})
        .filter(({ name }) => !name.startsWith('_'))
        .map((field): [string, string | undefined] => [
          `${root?.name}.${field.name}`,
          field.extensions['permission'] as string | undefined,
        ]),
    ),
  );
}

function refuseOpenRoots(schema: GraphQLSchema): void {
  const open = Object.entries(accessTable(schema)).filter(
    ([, permission]) => permission === undefined,
  );
  if (open.length > 0) throw new RootFieldWithoutPermission(open.map(([name]) => name));
}
