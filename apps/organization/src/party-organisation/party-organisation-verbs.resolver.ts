import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Actor } from '@huiyin/identity';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { ChangePartyOrganisation } from './change-party-organisation';
import type { DissolvePartyOrganisation } from './dissolve-party-organisation';
import type {
  ChangedPartyOrganisation,
  EstablishPartyOrganisation,
} from './establish-party-organisation';
import { PartyOrganisationNotFound } from './party-organisation.errors';
import {
  AssignPartyOrganisationInput,
  ConvertPartyOrganisationInput,
  DissolvePartyOrganisationInput,
  EstablishPartyOrganisationInput,
  MovePartyOrganisationInput,
  RenamePartyOrganisationInput,
} from './party-organisation.inputs';
import type { PartyOrganisationQueries } from './party-organisation.queries';
import { PartyOrganisationNode } from './party-organisation.types';

type Context = RequestContext<Loaders>;

@Resolver(() => PartyOrganisationNode)
export class PartyOrganisationVerbsResolver {
  constructor(
    private readonly establish: EstablishPartyOrganisation,
    private readonly change: ChangePartyOrganisation,
    private readonly dissolve: DissolvePartyOrganisation,
    private readonly organisations: PartyOrganisationQueries,
  ) {}

  @Can('structure:change')
  @Mutation(() => PartyOrganisationNode)
  establishPartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input') input: EstablishPartyOrganisationInput,
  ): Promise<PartyOrganisationNode> {
    return this.answer(actor, this.establish.execute(actor, input));
  }

  @Can('structure:change')
  @Mutation(() => PartyOrganisationNode, { description: 'It is called otherwise from a day on.' })
  renamePartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input') input: RenamePartyOrganisationInput,
  ): Promise<PartyOrganisationNode> {
    return this.answer(actor, this.change.execute(actor, input));
  }

  @Can('structure:change')
  @Mutation(() => PartyOrganisationNode, {
    description: 'It is of another kind from a day on: a branch becomes a general branch.',
  })
  convertPartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input') input: ConvertPartyOrganisationInput,
  ): Promise<PartyOrganisationNode> {
    return this.answer(actor, this.change.execute(actor, input));
  }

  @Can('structure:change')
  @Mutation(() => PartyOrganisationNode, { description: 'It stands elsewhere from a day on.' })
  movePartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input') input: MovePartyOrganisationInput,
  ): Promise<PartyOrganisationNode> {
    const place = { ...input, parentId: input.parentId ?? null };
    return this.answer(actor, this.change.execute(actor, place));
  }

  @Can('structure:change')
  @Mutation(() => PartyOrganisationNode, {
    description: 'It serves exactly these units from a day on.',
  })
  assignPartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input') input: AssignPartyOrganisationInput,
  ): Promise<PartyOrganisationNode> {
    return this.answer(actor, this.change.execute(actor, input));
  }

  @Can('structure:change')
  @Mutation(() => PartyOrganisationNode, { description: 'It ends, and the posts in it.' })
  dissolvePartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('input') { organisationId, on }: DissolvePartyOrganisationInput,
  ): Promise<PartyOrganisationNode> {
    return this.answer(actor, this.dissolve.execute(actor, organisationId, on));
  }

  private async answer(
    actor: Actor,
    changed: Promise<ChangedPartyOrganisation>,
  ): Promise<PartyOrganisationNode> {
    const { organisationId, day } = await changed;
    const [found] = await this.organisations.byIds(actor, [organisationId], day);
    if (!found) throw new PartyOrganisationNotFound(organisationId);
    return found;
  }
}
