import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { SetSuperiors } from './set-superiors';
import type { SuperiorQueries } from './superior.queries';
import { SetSuperiorsInput, SuperiorNode } from './superior.types';

@Resolver(() => SuperiorNode)
export class SuperiorResolver {
  constructor(
    private readonly queries: SuperiorQueries,
    private readonly set: SetSuperiors,
  ) {}

  @Can('directory:read')
  @Query(() => [SuperiorNode], {
    description:
      'Who is reported to: of the campaign, else always; of the unit, else of the bureau.',
  })
  superiors(
    @Ctx() { actor }: RequestContext,
    @Arg('campaignId', () => ID, { nullable: true }) campaignId: string | null,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
  ): Promise<SuperiorNode[]> {
    return this.queries.list(actor, { campaignId, unitId });
  }

  @Can('structure:change')
  @Mutation(() => [SuperiorNode], {
    description: 'Replaces the whole set; an empty one falls back.',
  })
  setSuperiors(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: SetSuperiorsInput,
  ): Promise<SuperiorNode[]> {
    return this.set.execute(actor, input);
  }
}
