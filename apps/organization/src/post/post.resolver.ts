import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import type { AppointPost } from './appoint-post';
import { AppointPostInput } from './post.inputs';
import { PostNode } from './post.types';

@Resolver(() => PostNode)
export class PostResolver {
  constructor(private readonly appoint: AppointPost) {}

  @Can('post:appoint')
  @Mutation(() => PostNode)
  appointPost(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('input') input: AppointPostInput,
  ): Promise<PostNode> {
    return this.appoint.execute(actor, input);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(
    @Root() { unitId }: PostNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<UnitNode | null> {
    return loaders.unit.load(unitId);
  }
}
