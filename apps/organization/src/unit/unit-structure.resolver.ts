import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { UnitStructureQueries } from './unit-structure.queries';
import {
  UnitAliasNode,
  UnitLineageNode,
  UnitTypeNode,
  UnitVersionNode,
} from './unit-structure.types';
import type { UnitKind } from './unit.entity';
import { UnitKindEnum, UnitNode } from './unit.types';

type Context = RequestContext<Loaders>;

@Resolver(() => UnitNode)
export class UnitStructureResolver {
  constructor(private readonly structure: UnitStructureQueries) {}

  @Can('directory:read')
  @Query(() => [UnitTypeNode], { description: 'Every type a unit can be of, with its titles.' })
  unitTypes(@Ctx() { actor }: Context): Promise<UnitTypeNode[]> {
    return this.structure.types(actor);
  }

  @FieldResolver(() => [UnitNode], {
    description: 'What stands directly below: units, departments, study groups.',
  })
  async below(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
    @Arg('kind', () => UnitKindEnum, { nullable: true }) kind?: UnitKind,
  ): Promise<UnitNode[]> {
    const all = await loaders.at(asOf).unitsBelow.load(id);
    return kind ? all.filter((unit) => unit.kind === kind) : all;
  }

  @FieldResolver(() => [UnitAliasNode])
  aliases(@Root() { id, asOf }: UnitNode, @Ctx() { loaders }: Context): Promise<UnitAliasNode[]> {
    return loaders.at(asOf).aliasesOfUnit.load(id);
  }

  @FieldResolver(() => [UnitVersionNode], {
    description: 'What it was called and what it was, latest first.',
  })
  versions(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitVersionNode[]> {
    return loaders.at(asOf).versionsOfUnit.load(id);
  }

  @FieldResolver(() => [UnitLineageNode], { description: 'Units that went on in this one.' })
  predecessors(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitLineageNode[]> {
    return loaders.at(asOf).predecessorsOfUnit.load(id);
  }

  @FieldResolver(() => [UnitLineageNode], { description: 'Units in which this one goes on.' })
  successors(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitLineageNode[]> {
    return loaders.at(asOf).successorsOfUnit.load(id);
  }
}
