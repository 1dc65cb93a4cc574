import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { AppointToGroup } from './appoint-to-group';
import type { DissolveGroup } from './dissolve-group';
import type { EndGroupMembership } from './end-group-membership';
import type { EstablishGroup } from './establish-group';
import {
  AppointToGroupInput,
  DissolveGroupInput,
  EndGroupMembershipInput,
  EstablishGroupInput,
  MergeStudyGroupsInput,
} from './group.inputs';
import { GroupNode } from './group.types';
import type { MergeStudyGroups } from './merge-study-groups';

type Context = RequestContext<Loaders>;

export interface GroupVerbs {
  readonly establish: EstablishGroup;
  readonly dissolve: DissolveGroup;
  readonly appoint: AppointToGroup;
  readonly endMembership: EndGroupMembership;
  readonly merge: MergeStudyGroups;
}

@Resolver()
export class GroupVerbsResolver {
  constructor(private readonly verbs: GroupVerbs) {}

  @Can('group:maintain')
  @Mutation(() => GroupNode, {
    description: 'Sets up a group of the bureau, a unit or a Party organisation.',
  })
  establishGroup(
    @Ctx() { actor }: Context,
    @Arg('input') input: EstablishGroupInput,
  ): Promise<GroupNode> {
    return this.verbs.establish.execute(actor, input);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode, { description: 'Ends a group and everything in it.' })
  dissolveGroup(
    @Ctx() { actor }: Context,
    @Arg('input') { groupId, on }: DissolveGroupInput,
  ): Promise<GroupNode> {
    return this.verbs.dissolve.execute(actor, groupId, on);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode, { description: 'By name; who is in it by post needs no appointment.' })
  appointToGroup(
    @Ctx() { actor }: Context,
    @Arg('input') input: AppointToGroupInput,
  ): Promise<GroupNode> {
    return this.verbs.appoint.execute(actor, input);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode)
  endGroupMembership(
    @Ctx() { actor }: Context,
    @Arg('input') { membershipId, on }: EndGroupMembershipInput,
  ): Promise<GroupNode> {
    return this.verbs.endMembership.execute(actor, membershipId, on);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode, { description: 'Makes an event team of study groups (R003.2).' })
  mergeStudyGroups(
    @Ctx() { actor }: Context,
    @Arg('input') input: MergeStudyGroupsInput,
  ): Promise<GroupNode> {
    return this.verbs.merge.execute(actor, input);
  }
}
