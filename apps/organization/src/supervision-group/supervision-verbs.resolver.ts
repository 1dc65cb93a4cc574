import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import type { AppointToSupervisionGroup } from './appoint-to-supervision-group';
import type { AssignSupervision } from './assign-supervision';
import type { DissolveSupervisionGroup } from './dissolve-supervision-group';
import type { EndSupervision } from './end-supervision';
import type { EndSupervisionMembership } from './end-supervision-membership';
import type { EstablishSupervisionGroup } from './establish-supervision-group';
import {
  AppointToSupervisionGroupInput,
  AssignSupervisionInput,
  DissolveSupervisionGroupInput,
  EndSupervisionInput,
  EndSupervisionMembershipInput,
  EstablishSupervisionGroupInput,
} from './supervision-group.inputs';
import { SupervisionGroupNode } from './supervision-group.types';

type Context = RequestContext<Loaders>;

export interface SupervisionVerbs {
  readonly establish: EstablishSupervisionGroup;
  readonly dissolve: DissolveSupervisionGroup;
  readonly appoint: AppointToSupervisionGroup;
  readonly endMembership: EndSupervisionMembership;
  readonly assign: AssignSupervision;
  readonly endSupervision: EndSupervision;
}

@Resolver()
export class SupervisionVerbsResolver {
  constructor(private readonly verbs: SupervisionVerbs) {}

  @Can('supervision:assign')
  @Mutation(() => SupervisionGroupNode, { description: 'Sets up a supervision group by hand.' })
  establishSupervisionGroup(
    @Ctx() { actor }: Context,
    @Arg('input') input: EstablishSupervisionGroupInput,
  ): Promise<SupervisionGroupNode> {
    return this.verbs.establish.execute(actor, input);
  }

  @Can('supervision:assign')
  @Mutation(() => SupervisionGroupNode, {
    description: 'Ends a group with its memberships and assignments; its units then have none.',
  })
  dissolveSupervisionGroup(
    @Ctx() { actor }: Context,
    @Arg('input') { groupId, on }: DissolveSupervisionGroupInput,
  ): Promise<SupervisionGroupNode> {
    return this.verbs.dissolve.execute(actor, groupId, on);
  }

  @Can('supervision:assign')
  @Mutation(() => SupervisionGroupNode)
  appointToSupervisionGroup(
    @Ctx() { actor }: Context,
    @Arg('input') input: AppointToSupervisionGroupInput,
  ): Promise<SupervisionGroupNode> {
    return this.verbs.appoint.execute(actor, input);
  }

  @Can('supervision:assign')
  @Mutation(() => SupervisionGroupNode)
  endSupervisionMembership(
    @Ctx() { actor }: Context,
    @Arg('input') { membershipId, on }: EndSupervisionMembershipInput,
  ): Promise<SupervisionGroupNode> {
    return this.verbs.endMembership.execute(actor, membershipId, on);
  }

  @Can('supervision:assign')
  @Mutation(() => UnitNode, {
    nullable: true,
    description: 'Hands a unit to a group from a day on; the group of before has it until then.',
  })
  async assignSupervision(
    @Ctx() { actor, loaders }: Context,
    @Arg('input') input: AssignSupervisionInput,
  ): Promise<UnitNode | null> {
    return loaders.unit.load(await this.verbs.assign.execute(actor, input));
  }

  @Can('supervision:assign')
  @Mutation(() => UnitNode, { nullable: true, description: 'From a day on no group has the unit.' })
  async endSupervision(
    @Ctx() { actor, loaders }: Context,
    @Arg('input') { unitId, on }: EndSupervisionInput,
  ): Promise<UnitNode | null> {
    return loaders.unit.load(await this.verbs.endSupervision.execute(actor, unitId, on));
  }
}
