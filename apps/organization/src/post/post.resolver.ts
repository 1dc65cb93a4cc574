import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { AppointPost } from './appoint-post';
import type { EndPost } from './end-post';
import { AppointPostInput, EndPostInput, VoidPostInput } from './post.inputs';
import type { PostQueries } from './post.queries';
import type { PostKind } from './post-kinds.rules';
import { PostKindEnum, PostKindTitle, PostNode } from './post.types';
import type { VoidPost } from './void-post';

type Context = RequestContext<Loaders>;

@Resolver(() => PostNode)
export class PostResolver {
  constructor(
    private readonly verbs: { appoint: AppointPost; end: EndPost; void: VoidPost },
    private readonly posts: PostQueries,
  ) {}

  @Can('directory:read')
  @Query(() => [PostKindTitle], { description: 'Kinds of post, in their order.' })
  postKinds(@Ctx() { actor }: Context): Promise<PostKindTitle[]> {
    return this.posts.kinds(actor);
  }

  @Can('directory:read')
  @Query(() => [PostNode], {
    description: 'Posts at a unit that ended since a day: who left the body (R002.15, R002.21).',
  })
  formerPosts(
    @Ctx() { actor }: Context,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('kinds', () => [PostKindEnum]) kinds: PostKind[],
    @Arg('since', () => GraphQLLocalDate) since: string,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<PostNode[]> {
    const most = Math.min(Math.max(first, 1), 500);
    return this.posts.former(actor, { unitId, kinds, since, first: most });
  }

  @Can('post:appoint')
  @Mutation(() => PostNode)
  appointPost(@Ctx() { actor }: Context, @Arg('input') input: AppointPostInput): Promise<PostNode> {
    return this.verbs.appoint.execute(actor, input);
  }

  @Can('post:appoint')
  @Mutation(() => PostNode, { description: 'Ends a post, so that a successor can be appointed.' })
  endPost(
    @Ctx() { actor }: Context,
    @Arg('input') { postId, on }: EndPostInput,
  ): Promise<PostNode> {
    return this.verbs.end.execute(actor, postId, on);
  }

  @Can('post:appoint')
  @Mutation(() => PostNode, { description: 'Recorded by mistake: counts as never held.' })
  voidPost(
    @Ctx() { actor }: Context,
    @Arg('input') { postId, reason }: VoidPostInput,
  ): Promise<PostNode> {
    return this.verbs.void.execute(actor, postId, reason);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(@Root() { unitId, asOf }: PostNode, @Ctx() { loaders }: Context): Promise<UnitNode | null> {
    return loaders.at(asOf).unit.load(unitId);
  }

  @FieldResolver(() => PersonNode, { nullable: true, description: 'Null when not to be seen.' })
  person(
    @Root() { personId, asOf }: PostNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.at(asOf).person.load(personId);
  }
}
