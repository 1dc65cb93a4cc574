import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import type { AppointPost } from './appoint-post';
import type { EndPost } from './end-post';
import { AppointPostInput, EndPostInput } from './post.inputs';
import { PostNode } from './post.types';

@Resolver(() => PostNode)
export class PostResolver {
  constructor(
    private readonly appoint: AppointPost,
    private readonly end: EndPost,
  ) {}

  @Can('post:appoint')
  @Mutation(() => PostNode)
  appointPost(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('input') input: AppointPostInput,
  ): Promise<PostNode> {
    return this.appoint.execute(actor, input);
  }

  @Can('post:appoint')
  @Mutation(() => PostNode, { description: 'Ends a post, so that a successor can be appointed.' })
  endPost(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('input') { postId, on }: EndPostInput,
  ): Promise<PostNode> {
    return this.end.execute(actor, postId, on);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(
    @Root() { unitId }: PostNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<UnitNode | null> {
    return loaders.unit.load(unitId);
  }
}
