import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PartyOrganisationNode } from '../party-organisation/party-organisation.types';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { AssignContactPoint } from './assign-contact-point';
import {
  AssignContactPointInput,
  ContactPointsArgs,
  EndContactPointInput,
  SetContactPointQuotaInput,
} from './contact-point.inputs';
import type { ContactPointQueries } from './contact-point.queries';
import { ContactPointNode, ContactPointQuota } from './contact-point.types';
import type { EndContactPoint } from './end-contact-point';
import type { SetContactPointQuota } from './set-contact-point-quota';

type Context = RequestContext<Loaders>;

export interface ContactPointVerbs {
  readonly assign: AssignContactPoint;
  readonly end: EndContactPoint;
  readonly setQuota: SetContactPointQuota;
}

@Resolver(() => ContactPointNode)
export class ContactPointResolver {
  constructor(
    private readonly contactPoints: ContactPointQueries,
    private readonly verbs: ContactPointVerbs,
  ) {}

  @Can('directory:read')
  @Query(() => [ContactPointNode], {
    name: 'contactPoints',
    description: 'Who is paired with what, page by page.',
  })
  list(
    @Ctx() { actor }: Context,
    @Args() { first, ...page }: ContactPointsArgs,
  ): Promise<ContactPointNode[]> {
    return this.contactPoints.list(actor, { ...page, first: Math.min(Math.max(first, 1), 500) });
  }

  @Can('directory:read')
  @Query(() => ContactPointQuota, { description: 'What holds for a campaign, or for the bureau.' })
  contactPointQuota(
    @Ctx() { actor }: Context,
    @Arg('campaignId', () => ID, { nullable: true }) campaignId: string | null,
  ): Promise<ContactPointQuota> {
    return this.contactPoints.quota(actor, campaignId);
  }

  @Can('contact-point:assign')
  @Mutation(() => ContactPointNode, {
    description: 'Pairs a leader with a unit, department or Party organisation.',
  })
  assignContactPoint(
    @Ctx() { actor }: Context,
    @Arg('input') input: AssignContactPointInput,
  ): Promise<ContactPointNode> {
    return this.verbs.assign.execute(actor, input);
  }

  @Can('contact-point:assign')
  @Mutation(() => ContactPointNode)
  endContactPoint(
    @Ctx() { actor }: Context,
    @Arg('input') { contactPointId, on }: EndContactPointInput,
  ): Promise<ContactPointNode> {
    return this.verbs.end.execute(actor, contactPointId, on);
  }

  @Can('supervision:assign')
  @Mutation(() => ContactPointQuota, {
    description: 'How many contact points each leader has (R002.5).',
  })
  setContactPointQuota(
    @Ctx() { actor }: Context,
    @Arg('input') input: SetContactPointQuotaInput,
  ): Promise<ContactPointQuota> {
    return this.verbs.setQuota.execute(actor, input);
  }

  @FieldResolver(() => PersonNode, { nullable: true, description: 'The leader.' })
  person(
    @Root() { personId, asOf }: ContactPointNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.at(asOf).person.load(personId);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  async unit(
    @Root() { unitId, asOf }: ContactPointNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return unitId === null ? null : loaders.at(asOf).unit.load(unitId);
  }

  @FieldResolver(() => PartyOrganisationNode, { nullable: true })
  async partyOrganisation(
    @Root() { partyOrganisationId, asOf }: ContactPointNode,
    @Ctx() { loaders }: Context,
  ): Promise<PartyOrganisationNode | null> {
    return partyOrganisationId === null
      ? null
      : loaders.at(asOf).partyOrganisation.load(partyOrganisationId);
  }
}

@Resolver(() => PersonNode)
export class PersonContactPointsResolver {
  @FieldResolver(() => [ContactPointNode], { description: 'What a leader is paired with.' })
  contactPoints(
    @Root() { id, asOf }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<ContactPointNode[]> {
    return loaders.at(asOf).contactPointsOfPerson.load(id);
  }
}

@Resolver(() => UnitNode)
export class UnitContactPointsResolver {
  @FieldResolver(() => [ContactPointNode], {
    description: 'Leaders who have the unit as a contact point.',
  })
  contactPoints(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: Context,
  ): Promise<ContactPointNode[]> {
    return loaders.at(asOf).contactPointsOfUnit.load(id);
  }
}
