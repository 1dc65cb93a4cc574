import { isUUID } from 'class-validator';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import { ProblemNode } from '../problem/problem.types';
import { UnitStub } from './organization.types';

@Resolver(() => UnitStub)
export class UnitProblemsResolver {
  @FieldResolver(() => [ProblemNode], {
    nullable: true,
    description: 'Problems of this unit that you may see, newest first; at most 200.',
  })
  async problems(
    @Root() unit: UnitStub,
    @Arg('campaignId', () => ID) campaignId: string,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<ProblemNode[]> {
    if (!isUUID(unit.id) || !isUUID(campaignId)) return [];
    return loaders.problemsOfUnit.load({ unitId: unit.id, campaignId });
  }
}
