import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { BureauNode } from '../bureau/bureau.types';
import { ContactNode } from '../contact/contact.types';
import type { Loaders } from '../loaders/loaders';
import { SupervisionGroupNode } from '../supervision-group/supervision-group.types';
import type { UnitQueries } from './unit.queries';
import { UnitNode } from './unit.types';

@Resolver(() => UnitNode)
export class UnitResolver {
  constructor(private readonly units: UnitQueries) {}

  @Can('directory:read')
  @Query(() => UnitNode, { nullable: true })
  unit(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<UnitNode | null> {
    return loaders.unit.load(id);
  }

  @Can('directory:read')
  @Query(() => [UnitNode], { name: 'units', description: 'Units the asker may see, by name.' })
  list(
    @Ctx() { actor }: RequestContext<Loaders>,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<UnitNode[]> {
    return this.units.list(actor, Math.min(Math.max(first, 1), 2_000));
  }

  @FieldResolver(() => BureauNode, { nullable: true })
  bureau(
    @Root() unit: UnitNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<BureauNode | null> {
    return loaders.bureau.load(unit.bureauId);
  }

  @FieldResolver(() => SupervisionGroupNode, {
    nullable: true,
    description: 'The one group that supervises the unit (R000.77); the bureau organ has none.',
  })
  supervisionGroup(
    @Root() unit: UnitNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<SupervisionGroupNode | null> {
    return loaders.groupOfUnit.load(unit.id);
  }

  @FieldResolver(() => [ContactNode])
  contacts(
    @Root() unit: UnitNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<ContactNode[]> {
    return loaders.contactsOfUnit.load(unit.id);
  }
}
