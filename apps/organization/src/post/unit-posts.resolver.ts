import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { Headcount } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { PostKind, PrincipalLine } from './post-kinds.rules';
import { PostKindEnum, PostNode, Principal, PrincipalLineEnum } from './post.types';
import { principalOf } from './principals.rules';

type Context = RequestContext<Loaders>;

/** What people make of a unit on a day: who leads it, who holds what, how many they are. */
@Resolver(() => UnitNode)
export class UnitPostsResolver {
  @FieldResolver(() => Principal, {
    nullable: true,
    description:
      'Who is responsible for the unit in a line, acting ones before those on leave; the other line where it has only one; of a department its head.',
  })
  async principal(
    @Root() { id, asOf }: UnitNode,
    @Arg('line', () => PrincipalLineEnum, { defaultValue: 'party' }) line: PrincipalLine,
    @Ctx() { loaders }: Context,
  ): Promise<Principal | null> {
    return principalOf(await loaders.at(asOf).principalsOfUnit.load(id), line);
  }

  @FieldResolver(() => [PostNode], {
    description: 'Posts held at the unit and inside it, without plain staff.',
  })
  async posts(
    @Root() { id, asOf }: UnitNode,
    @Arg('kinds', () => [PostKindEnum], { nullable: true }) kinds: PostKind[] | null,
    @Ctx() { loaders }: Context,
  ): Promise<PostNode[]> {
    const posts = await loaders.at(asOf).postsOfUnit.load(id);
    return kinds ? posts.filter(({ kind }) => kinds.includes(kind)) : posts;
  }

  @FieldResolver(() => Headcount)
  headcount(@Root() { id, asOf }: UnitNode, @Ctx() { loaders }: Context): Promise<Headcount> {
    return loaders.at(asOf).headcountOfUnit.load(id);
  }
}
