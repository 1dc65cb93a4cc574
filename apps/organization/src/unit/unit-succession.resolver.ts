import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { CloseUnit } from './close-unit';
import type { MergeUnits } from './merge-units';
import type { SplitUnit } from './split-unit';
import { NoSuccessorNamed } from './unit.errors';
import { CloseUnitInput, MergeUnitsInput, SplitUnitInput } from './unit.inputs';
import type { UnitQueries } from './unit.queries';
import { UnitNode } from './unit.types';

@Resolver(() => UnitNode)
export class UnitSuccessionResolver {
  constructor(
    private readonly merge: MergeUnits,
    private readonly split: SplitUnit,
    private readonly close: CloseUnit,
    private readonly units: UnitQueries,
  ) {}

  @Can('structure:change')
  @Mutation(() => UnitNode, {
    description:
      'Units go on in another one: people, contacts, supervision and departments with them. Gives the successor.',
  })
  async mergeUnits(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { unitIds, intoUnitId, intoNewUnit, on }: MergeUnitsInput,
  ): Promise<UnitNode> {
    const into = intoUnitId ?? intoNewUnit;
    if (!into || (intoUnitId && intoNewUnit)) throw new NoSuccessorNamed();
    const day = on === undefined ? {} : { on };
    return this.units.changed(actor, await this.merge.execute(actor, { unitIds, into, ...day }));
  }

  @Can('structure:change')
  @Mutation(() => [UnitNode], { description: 'A unit becomes several. Gives the parts.' })
  async splitUnit(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: SplitUnitInput,
  ): Promise<UnitNode[]> {
    const parts = await this.split.execute(actor, input);
    return Promise.all(parts.map((part) => this.units.changed(actor, part)));
  }

  @Can('structure:change')
  @Mutation(() => UnitNode, {
    description: 'A unit ends without a successor, its departments with it.',
  })
  async closeUnit(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { unitId, on }: CloseUnitInput,
  ): Promise<UnitNode> {
    return this.units.changed(actor, await this.close.execute(actor, unitId, on));
  }
}
