import type { SubgraphSchemaOptions } from '@huiyin/graphql-server';
import { BallotResolver } from './ballot/ballot.resolver';

/** What the graph gets from the ballot box: two fields, both for nobody in particular. */
export const subgraphDefinition: Omit<SubgraphSchemaOptions, 'instances'> = {
  resolvers: [BallotResolver],
  references: {},
};
