import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { MemberDevelopmentQueries } from './member-development.queries';
import type { DevelopmentState } from './member-development.rules';
import {
  DevelopmentProblemNode,
  DevelopmentStateEnum,
  DevelopmentStepNode,
  MemberDevelopmentNode,
  RecommendationNode,
} from './member-development.types';

type Context = RequestContext<Loaders>;

@Resolver(() => MemberDevelopmentNode)
export class MemberDevelopmentResolver {
  constructor(private readonly courses: MemberDevelopmentQueries) {}

  @Can('member-development:read')
  @Query(() => MemberDevelopmentNode, { nullable: true })
  memberDevelopment(
    @Ctx() { actor }: Context,
    @Arg('id', () => ID) id: string,
  ): Promise<MemberDevelopmentNode | null> {
    return this.courses.byId(actor, id);
  }

  @Can('member-development:read')
  @Query(() => [MemberDevelopmentNode], { description: 'Latest application first.' })
  memberDevelopments(
    @Ctx() { actor }: Context,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
    @Arg('state', () => DevelopmentStateEnum, { nullable: true }) state: DevelopmentState | null,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<MemberDevelopmentNode[]> {
    const most = Math.min(Math.max(first, 1), 500);
    return this.courses.list(actor, { unitId, state, first: most });
  }

  @Can('member-development:read')
  @Query(() => [MemberDevelopmentNode], {
    description: 'Members recommended by somebody about whom something came out later (R004.19).',
  })
  recommendationsTraced(
    @Ctx() { actor }: Context,
    @Arg('recommenderId', () => ID) recommenderId: string,
  ): Promise<MemberDevelopmentNode[]> {
    return this.courses.traced(actor, recommenderId);
  }

  @FieldResolver(() => PersonNode, { nullable: true })
  person(
    @Root() { personId }: MemberDevelopmentNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.person.load(personId);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(
    @Root() { unitId }: MemberDevelopmentNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return loaders.unit.load(unitId);
  }

  @FieldResolver(() => [DevelopmentStepNode], { description: 'The full-course record.' })
  steps(
    @Root() { id }: MemberDevelopmentNode,
    @Ctx() { loaders }: Context,
  ): Promise<DevelopmentStepNode[]> {
    return loaders.stepsOfDevelopment.load(id);
  }

  @FieldResolver(() => [RecommendationNode], { description: 'Of all rounds.' })
  recommendations(
    @Root() { id }: MemberDevelopmentNode,
    @Ctx() { loaders }: Context,
  ): Promise<RecommendationNode[]> {
    return loaders.recommendationsOfDevelopment.load(id);
  }

  @FieldResolver(() => [DevelopmentProblemNode])
  problems(
    @Root() { id }: MemberDevelopmentNode,
    @Ctx() { loaders }: Context,
  ): Promise<DevelopmentProblemNode[]> {
    return loaders.problemsOfDevelopment.load(id);
  }
}
