import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { RecommendationNode } from './member-development.types';

@Resolver(() => RecommendationNode)
export class RecommendationResolver {
  @FieldResolver(() => PersonNode, { nullable: true, description: 'Null when not to be seen.' })
  person(
    @Root() { personId }: RecommendationNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<PersonNode | null> {
    return loaders.person.load(personId);
  }
}
