import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import type { AppointUnitContact } from './appoint-unit-contact';
import {
  AppointUnitContactInput,
  CorrectContactPhonesInput,
  EndUnitContactInput,
} from './contact.inputs';
import type { CorrectContactPhones } from './correct-contact-phones';
import type { EndUnitContact } from './end-unit-contact';

type Context = RequestContext<Loaders>;

/** All three answer with the unit, whose contacts are then read for today. */
@Resolver()
export class ContactVerbsResolver {
  constructor(
    private readonly appoint: AppointUnitContact,
    private readonly end: EndUnitContact,
    private readonly correct: CorrectContactPhones,
  ) {}

  @Can('contact:appoint')
  @Mutation(() => UnitNode, {
    nullable: true,
    description: 'Names the person a unit is reached through.',
  })
  async appointUnitContact(
    @Ctx() { actor, loaders }: Context,
    @Arg('input') input: AppointUnitContactInput,
  ): Promise<UnitNode | null> {
    const { unitId } = await this.appoint.execute(actor, input);
    return loaders.unit.load(unitId);
  }

  @Can('contact:appoint')
  @Mutation(() => UnitNode, {
    nullable: true,
    description: 'Ends a contact and erases the numbers.',
  })
  async endUnitContact(
    @Ctx() { actor, loaders }: Context,
    @Arg('input') { contactId, on }: EndUnitContactInput,
  ): Promise<UnitNode | null> {
    const { unitId } = await this.end.execute(actor, contactId, on);
    return loaders.unit.load(unitId);
  }

  @Can('contact:correct')
  @Mutation(() => UnitNode, {
    nullable: true,
    description: 'Right numbers in the place of wrong ones.',
  })
  async correctContactPhones(
    @Ctx() { actor, loaders }: Context,
    @Arg('input') { contactId, phones }: CorrectContactPhonesInput,
  ): Promise<UnitNode | null> {
    const { unitId } = await this.correct.execute(actor, contactId, phones);
    return loaders.unit.load(unitId);
  }
}
