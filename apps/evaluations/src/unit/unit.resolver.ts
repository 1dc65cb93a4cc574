import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import { AppraisalNode } from '../appraisal/appraisal.types';
import { assertUuid } from '../board/board.errors';
import type { Loaders } from '../loaders';
import { UnitNode } from './unit.types';

@Resolver(() => UnitNode)
export class UnitResolver {
  @FieldResolver(() => [AppraisalNode], {
    nullable: true,
    description: 'Those the viewer may see; at most 100.',
  })
  appraisals(
    @Root() { id: unitId }: UnitNode,
    @Arg('campaignId', () => ID) campaignId: string,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<AppraisalNode[]> {
    assertUuid(campaignId);
    return loaders.appraisalsOfUnit.load({ campaignId, unitId });
  }
}
