import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AddUnitAlias, RemoveUnitAlias } from './alias-unit';
import type { CorrectUnit } from './correct-unit';
import type { MoveUnit } from './move-unit';
import type { ChangedUnit, RegisterUnit } from './register-unit';
import type { RenameUnit } from './rename-unit';
import type { RetypeUnit } from './retype-unit';
import {
  AddUnitAliasInput,
  CorrectUnitInput,
  MoveUnitInput,
  RegisterUnitInput,
  RemoveUnitAliasInput,
  RenameUnitInput,
  RetypeUnitInput,
} from './unit.inputs';
import type { UnitQueries } from './unit.queries';
import { UnitNode } from './unit.types';

export interface UnitVerbs {
  readonly register: RegisterUnit;
  readonly correct: CorrectUnit;
  readonly rename: RenameUnit;
  readonly retype: RetypeUnit;
  readonly move: MoveUnit;
  readonly addAlias: AddUnitAlias;
  readonly removeAlias: RemoveUnitAlias;
}

@Resolver(() => UnitNode)
export class UnitVerbsResolver {
  constructor(
    private readonly verbs: UnitVerbs,
    private readonly units: UnitQueries,
  ) {}

  @Can('structure:change')
  @Mutation(() => UnitNode, { description: 'A unit, department or study group begins.' })
  registerUnit(
    @Ctx() context: RequestContext,
    @Arg('input') input: RegisterUnitInput,
  ): Promise<UnitNode> {
    return this.answer(context, this.verbs.register.execute(context.actor, input));
  }

  @Can('structure:change')
  @Mutation(() => UnitNode, {
    description:
      'A mistake is put right as if it had never been. For a change from a day on: renameUnit and others.',
  })
  correctUnit(
    @Ctx() context: RequestContext,
    @Arg('input') input: CorrectUnitInput,
  ): Promise<UnitNode> {
    const { unitId, parentUnitId, ...rest } = input;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null));
    const place = parentUnitId === undefined ? {} : { parentUnitId };
    return this.answer(
      context,
      this.verbs.correct.execute(context.actor, { unitId, ...place, ...given }),
    );
  }

  @Can('structure:change')
  @Mutation(() => UnitNode, {
    description: 'It is called otherwise from a day on; the former name stays an alias.',
  })
  renameUnit(
    @Ctx() context: RequestContext,
    @Arg('input') input: RenameUnitInput,
  ): Promise<UnitNode> {
    return this.answer(context, this.verbs.rename.execute(context.actor, input));
  }

  @Can('structure:change')
  @Mutation(() => UnitNode, { description: 'It is of another type from a day on.' })
  retypeUnit(
    @Ctx() context: RequestContext,
    @Arg('input') input: RetypeUnitInput,
  ): Promise<UnitNode> {
    return this.answer(context, this.verbs.retype.execute(context.actor, input));
  }

  @Can('structure:change')
  @Mutation(() => UnitNode, { description: 'It stands elsewhere in the tree from a day on.' })
  moveUnit(@Ctx() context: RequestContext, @Arg('input') input: MoveUnitInput): Promise<UnitNode> {
    const moving = { ...input, parentUnitId: input.parentUnitId ?? null };
    return this.answer(context, this.verbs.move.execute(context.actor, moving));
  }

  @Can('structure:change')
  @Mutation(() => UnitNode, { description: 'A roster finds the unit by one more name.' })
  addUnitAlias(
    @Ctx() context: RequestContext,
    @Arg('input') input: AddUnitAliasInput,
  ): Promise<UnitNode> {
    return this.answer(context, this.verbs.addAlias.execute(context.actor, input));
  }

  @Can('structure:change')
  @Mutation(() => UnitNode)
  removeUnitAlias(
    @Ctx() context: RequestContext,
    @Arg('input') { aliasId, on }: RemoveUnitAliasInput,
  ): Promise<UnitNode> {
    return this.answer(context, this.verbs.removeAlias.execute(context.actor, aliasId, on));
  }

  private async answer(
    { actor }: RequestContext,
    changed: Promise<ChangedUnit>,
  ): Promise<UnitNode> {
    return this.units.changed(actor, await changed);
  }
}
