import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import { RegisterOpinionBoxInput, RemoveOpinionBoxInput } from './facility.inputs';
import { OpinionBox } from './facility.types';
import type { RegisterOpinionBox } from './register-opinion-box';
import type { RemoveOpinionBox } from './remove-opinion-box';

type Context = RequestContext<Loaders>;

@Resolver(() => OpinionBox)
export class OpinionBoxResolver {
  constructor(
    private readonly register: RegisterOpinionBox,
    private readonly remove: RemoveOpinionBox,
  ) {}

  @Can('facility:register')
  @Mutation(() => OpinionBox, { description: 'A box for opinions at a unit (R001.27).' })
  registerOpinionBox(
    @Ctx() { actor }: Context,
    @Arg('input') input: RegisterOpinionBoxInput,
  ): Promise<OpinionBox> {
    return this.register.execute(actor, input);
  }

  @Can('facility:register')
  @Mutation(() => OpinionBox)
  removeOpinionBox(
    @Ctx() { actor }: Context,
    @Arg('input') { boxId, on }: RemoveOpinionBoxInput,
  ): Promise<OpinionBox> {
    return this.remove.execute(actor, boxId, on);
  }

  @FieldResolver(() => PersonNode, { nullable: true, description: 'Who opens it.' })
  async openedBy(
    @Root() { openedById, asOf }: OpinionBox,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return openedById === null ? null : loaders.at(asOf).person.load(openedById);
  }
}

@Resolver(() => UnitNode)
export class UnitOpinionBoxesResolver {
  @FieldResolver(() => [OpinionBox])
  opinionBoxes(@Root() { id, asOf }: UnitNode, @Ctx() { loaders }: Context): Promise<OpinionBox[]> {
    return loaders.at(asOf).boxesOfUnit.load(id);
  }
}
