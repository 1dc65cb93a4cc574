import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import { DutyNode } from '../duty/duty.types';
import type { Loaders } from '../loaders';
import { SupervisionGroupStub } from './supervision-group.types';

@Resolver(() => SupervisionGroupStub)
export class SupervisionGroupResolver {
  @FieldResolver(() => [DutyNode], {
    nullable: true,
    description: 'Overdue duties of the units this group supervises in the campaign.',
  })
  overdueDuties(
    @Root() { id }: SupervisionGroupStub,
    @Arg('campaignId', () => ID) campaignId: string,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<DutyNode[]> {
    return loaders.groupOverdue.load({ id, args: { campaignId } });
  }
}
