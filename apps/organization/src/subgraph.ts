import type { SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { resolveUnit } from './unit/unit.reference';
import { UnitResolver } from './unit/unit.resolver';

/** What the graph gets from organization; instances are added by composition.ts. */
export const subgraphDefinition: Omit<SubgraphSchemaOptions, 'instances'> = {
  resolvers: [UnitResolver],
  references: { Unit: resolveUnit },
};
