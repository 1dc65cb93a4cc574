import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { ComposeGroup } from './compose-group';
import type { EndGroupException } from './end-group-exception';
import type { EndGroupSubject } from './end-group-subject';
import type { ExceptFromGroup } from './except-from-group';
import type { GiveGroupSubject } from './give-group-subject';
import {
  ComposeGroupInput,
  EndGroupExceptionInput,
  EndGroupSubjectInput,
  ExceptFromGroupInput,
  GiveGroupSubjectInput,
  SetDutyListInput,
} from './group-content.inputs';
import { GroupNode } from './group.types';
import type { SetDutyList } from './set-duty-list';

type Context = RequestContext<Loaders>;

export interface GroupContentVerbs {
  readonly compose: ComposeGroup;
  readonly except: ExceptFromGroup;
  readonly endException: EndGroupException;
  readonly setDuties: SetDutyList;
  readonly giveSubject: GiveGroupSubject;
  readonly endSubject: EndGroupSubject;
}

/** What a group is made of and what it has to do. */
@Resolver()
export class GroupContentResolver {
  constructor(private readonly verbs: GroupContentVerbs) {}

  @Can('group:maintain')
  @Mutation(() => GroupNode, {
    description: 'Says by post who is in a group; from that day on it follows the posts (R003.46).',
  })
  composeGroup(
    @Ctx() { actor }: Context,
    @Arg('input') input: ComposeGroupInput,
  ): Promise<GroupNode> {
    return this.verbs.compose.execute(actor, input);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode, { description: 'Leaves out somebody the composition names.' })
  exceptFromGroup(
    @Ctx() { actor }: Context,
    @Arg('input') input: ExceptFromGroupInput,
  ): Promise<GroupNode> {
    return this.verbs.except.execute(actor, input);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode)
  endGroupException(
    @Ctx() { actor }: Context,
    @Arg('input') { exceptionId, on }: EndGroupExceptionInput,
  ): Promise<GroupNode> {
    return this.verbs.endException.execute(actor, exceptionId, on);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode, {
    description: 'Puts a duty list in the place of the one before (R003.72).',
  })
  setDutyList(
    @Ctx() { actor }: Context,
    @Arg('input') input: SetDutyListInput,
  ): Promise<GroupNode> {
    return this.verbs.setDuties.execute(actor, input);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode, { description: 'A unit or Party organisation the group goes to.' })
  giveGroupSubject(
    @Ctx() { actor }: Context,
    @Arg('input') input: GiveGroupSubjectInput,
  ): Promise<GroupNode> {
    return this.verbs.giveSubject.execute(actor, input);
  }

  @Can('group:maintain')
  @Mutation(() => GroupNode)
  endGroupSubject(
    @Ctx() { actor }: Context,
    @Arg('input') { subjectId, on }: EndGroupSubjectInput,
  ): Promise<GroupNode> {
    return this.verbs.endSubject.execute(actor, subjectId, on);
  }
}
