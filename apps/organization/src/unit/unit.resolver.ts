import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AsOf } from '../bureau/bureau-days.queries';
import { BureauNode } from '../bureau/bureau.types';
import { ContactNode } from '../contact/contact.types';
import type { Loaders } from '../loaders/loaders';
import { SupervisionGroupNode } from '../supervision-group/supervision-group.types';
import type { UnitQueries } from './unit.queries';
import { UnitNode } from './unit.types';

type Context = RequestContext<Loaders>;

@Resolver(() => UnitNode)
export class UnitResolver {
  constructor(private readonly units: UnitQueries) {}

  @Can('directory:read')
  @Query(() => UnitNode, { nullable: true })
  unit(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return loaders.at(asOf).unit.load(id);
  }

  @Can('directory:read')
  @Query(() => [UnitNode], {
    name: 'units',
    description: 'Participating units the asker may see, by name.',
  })
  list(
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<UnitNode[]> {
    return this.units.list(actor, Math.min(Math.max(first, 1), 2_000), asOf);
  }

  @FieldResolver(() => BureauNode, { nullable: true })
  bureau(@Root() { bureauId }: UnitNode, @Ctx() { loaders }: Context): Promise<BureauNode | null> {
    return loaders.bureau.load(bureauId);
  }

  @FieldResolver(() => UnitNode, { nullable: true, description: 'The unit it stands in.' })
  async parent(
    @Root() { parentUnitId, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return parentUnitId ? loaders.at(asOf).unit.load(parentUnitId) : null;
  }

  @FieldResolver(() => SupervisionGroupNode, {
    nullable: true,
    description: 'The one group that supervises the unit (R000.77); the bureau organ has none.',
  })
  supervisionGroup(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
  ): Promise<SupervisionGroupNode | null> {
    return loaders.at(asOf).groupOfUnit.load(id);
  }

  @FieldResolver(() => [ContactNode])
  contacts(@Root() { id, asOf }: UnitNode, @Ctx() { loaders }: Context): Promise<ContactNode[]> {
    return loaders.at(asOf).contactsOfUnit.load(id);
  }
}
