import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { SupervisionGroupNode } from '../supervision-group/supervision-group.types';
import { UnitNode } from '../unit/unit.types';
import { RoleInPlace } from './me.types';

type Context = RequestContext<Loaders>;

@Resolver(() => RoleInPlace)
export class RoleInPlaceResolver {
  @FieldResolver(() => UnitNode, { nullable: true })
  async unit(
    @Root() { unitId }: RoleInPlace,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return unitId === undefined ? null : loaders.unit.load(unitId);
  }

  @FieldResolver(() => SupervisionGroupNode, { nullable: true })
  async supervisionGroup(
    @Root() { groupId }: RoleInPlace,
    @Ctx() { loaders }: Context,
  ): Promise<SupervisionGroupNode | null> {
    return groupId === undefined ? null : loaders.supervisionGroup.load(groupId);
  }
}
