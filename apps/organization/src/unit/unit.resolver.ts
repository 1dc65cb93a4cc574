import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { UnitQueries } from './unit.queries';
import { UnitNode } from './unit.types';

@Resolver(() => UnitNode)
export class UnitResolver {
  constructor(private readonly units: UnitQueries) {}

  @Can('directory:read')
  @Query(() => UnitNode, { nullable: true })
  unit(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext<Loaders>): Promise<UnitNode | null> {
    return loaders.unit.load(id);
  }

  @Can('directory:read')
  @Query(() => [UnitNode], { name: 'units' })
  list(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<UnitNode[]> {
    return this.units.list(actor, Math.min(Math.max(first, 1), 2_000));
  }
}
