import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import type { AttachPerson } from './attach-person';
import type { ChangeStanding } from './change-standing';
import type { EndAttachment } from './end-attachment';
import type { MergePeople } from './merge-people';
import * as inputs from './person-change.inputs';
import { RegisterPeopleInput, RegisterPersonInput } from './person.inputs';
import { AffiliationNode, PersonNode } from './person.types';
import type { RegisterPeople } from './register-people';
import type { RenamePerson } from './rename-person';
import type { TransferPerson } from './transfer-person';

type Context = RequestContext<Loaders>;

export interface PersonVerbs {
  readonly register: RegisterPeople;
  readonly transfer: TransferPerson;
  readonly attach: AttachPerson;
  readonly endAttachment: EndAttachment;
  readonly changeStanding: ChangeStanding;
  readonly rename: RenamePerson;
  readonly merge: MergePeople;
}

@Resolver(() => AffiliationNode)
export class PersonVerbsResolver {
  constructor(private readonly verbs: PersonVerbs) {}

  @Can('person:register')
  @Mutation(() => PersonNode)
  async registerPerson(
    @Ctx() { actor }: Context,
    @Arg('input') { unitId, since, ...person }: RegisterPersonInput,
  ): Promise<PersonNode> {
    const [registered] = await this.verbs.register.execute(actor, placeOf(unitId, since), [person]);
    return registered!;
  }

  @Can('person:register')
  @Mutation(() => [PersonNode], {
    description: 'People of a unit, in the order given; all of them or none.',
  })
  registerPeople(
    @Ctx() { actor }: Context,
    @Arg('input') { unitId, since, people }: RegisterPeopleInput,
  ): Promise<PersonNode[]> {
    return this.verbs.register.execute(actor, placeOf(unitId, since), people);
  }

  @Can('person:register')
  @Mutation(() => PersonNode, {
    description: 'To another home unit: the posts at the unit left end on that day.',
  })
  transferPerson(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.TransferPersonInput,
  ): Promise<PersonNode> {
    return this.verbs.transfer.execute(actor, input);
  }

  @Can('person:register')
  @Mutation(() => PersonNode, {
    description: 'Leaves the units of the bureau: the posts at the unit left end on that day.',
  })
  releasePerson(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.ReleasePersonInput,
  ): Promise<PersonNode> {
    return this.verbs.transfer.execute(actor, { ...input, unitId: null });
  }

  @Can('person:register')
  @Mutation(() => AffiliationNode, {
    description: 'Works at another unit for a time and is counted there (R000.8).',
  })
  attachPerson(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.AttachPersonInput,
  ): Promise<AffiliationNode> {
    return this.verbs.attach.execute(actor, input);
  }

  @Can('person:register')
  @Mutation(() => AffiliationNode)
  endAttachment(
    @Ctx() { actor }: Context,
    @Arg('input') { affiliationId, on }: inputs.EndAttachmentInput,
  ): Promise<AffiliationNode> {
    return this.verbs.endAttachment.execute(actor, affiliationId, on);
  }

  @Can('person:register')
  @Mutation(() => PersonNode, { description: 'Kind, rank, Party membership from a day on.' })
  changeStanding(
    @Ctx() { actor }: Context,
    @Arg('input') { personId, on, ...changes }: inputs.ChangeStandingInput,
  ): Promise<PersonNode> {
    return this.verbs.changeStanding.execute(actor, { personId, on, changes });
  }

  @Can('person:register')
  @Mutation(() => PersonNode, { description: 'Corrects how a name is written.' })
  renamePerson(
    @Ctx() { actor }: Context,
    @Arg('input') { personId, name }: inputs.RenamePersonInput,
  ): Promise<PersonNode> {
    return this.verbs.rename.execute(actor, personId, name);
  }

  @Can('person:register')
  @Mutation(() => PersonNode, {
    description:
      'Two entries are one person: everything goes on under `keptId`. Never done silently.',
  })
  mergePeople(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.MergePeopleInput,
  ): Promise<PersonNode> {
    return this.verbs.merge.execute(actor, input);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(@Root() { unitId }: AffiliationNode, @Ctx() { loaders }: Context): Promise<UnitNode | null> {
    return loaders.unit.load(unitId);
  }
}

function placeOf(unitId: string, since: string | undefined) {
  return { unitId, ...(since === undefined ? {} : { since }) };
}
