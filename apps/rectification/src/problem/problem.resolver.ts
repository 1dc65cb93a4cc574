import { isUUID } from 'class-validator';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { CampaignStub } from '../campaigns/campaigns.types';
import { AppraisalStub, OpinionStub } from '../evaluations/evaluations.types';
import { LedgerItemNode } from '../ledger-item/ledger-item.types';
import type { Loaders } from '../loaders';
import { UnitStub } from '../organization/organization.types';
import type { ConfirmProblem } from './confirm-problem';
import type { ProblemState } from './problem.entity';
import { ConfirmProblemInput, RejectProblemInput } from './problem.inputs';
import type { ProblemQueries } from './problem.queries';
import { ProblemNode, ProblemSourceNode, ProblemStateEnum } from './problem.types';
import type { RejectProblem } from './reject-problem';

type Context = RequestContext<Loaders>;

@Resolver(() => ProblemNode)
export class ProblemResolver {
  constructor(
    private readonly queries: ProblemQueries,
    private readonly confirm: ConfirmProblem,
    private readonly reject: RejectProblem,
  ) {}

  @Can('problem:read')
  @Query(() => ProblemNode, { nullable: true })
  problem(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<ProblemNode | null> {
    return loaders.problem.load(id);
  }

  @Can('problem:read')
  @Query(() => [ProblemNode], { description: 'Newest first; at most 500.' })
  async problems(
    @Ctx() { actor }: Context,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('state', () => ProblemStateEnum, { nullable: true }) state?: ProblemState,
    @Arg('first', () => Int, { defaultValue: 100 }) first = 100,
  ): Promise<ProblemNode[]> {
    if (!isUUID(campaignId)) return [];
    const bounded = Math.min(Math.max(first, 1), 500);
    return this.queries.list(actor, { campaignId, state: state ?? null, first: bounded });
  }

  @Can('problem:confirm')
  @Mutation(() => ProblemNode)
  confirmProblem(
    @Ctx() { actor }: Context,
    @Arg('input') { problemId }: ConfirmProblemInput,
  ): Promise<ProblemNode> {
    return this.confirm.execute(actor, problemId);
  }

  @Can('problem:reject')
  @Mutation(() => ProblemNode, {
    description: 'By the campaign office only: no unit throws out the problem about itself.',
  })
  rejectProblem(
    @Ctx() { actor }: Context,
    @Arg('input') { problemId, reason }: RejectProblemInput,
  ): Promise<ProblemNode> {
    return this.reject.execute(actor, problemId, reason);
  }

  @FieldResolver(() => UnitStub, { nullable: true })
  unit(@Root() problem: ProblemNode): UnitStub {
    return { id: problem.unitId };
  }

  @FieldResolver(() => CampaignStub, { nullable: true })
  campaign(@Root() problem: ProblemNode): CampaignStub {
    return { id: problem.campaignId };
  }

  @FieldResolver(() => [ProblemSourceNode])
  sources(@Root() problem: ProblemNode, @Ctx() { loaders }: Context): Promise<ProblemSourceNode[]> {
    return loaders.sources.load(problem.id);
  }

  @FieldResolver(() => [LedgerItemNode])
  ledgerItems(
    @Root() problem: ProblemNode,
    @Ctx() { loaders }: Context,
  ): Promise<LedgerItemNode[]> {
    return loaders.ledgerItemsOfProblem.load(problem.id);
  }
}

@Resolver(() => ProblemSourceNode)
export class ProblemSourceResolver {
  @FieldResolver(() => AppraisalStub, { nullable: true })
  appraisal(@Root() { appraisalId }: ProblemSourceNode): AppraisalStub | null {
    return appraisalId === null ? null : { id: appraisalId };
  }

  @FieldResolver(() => OpinionStub, { nullable: true })
  opinion(@Root() { opinionId }: ProblemSourceNode): OpinionStub | null {
    return opinionId === null ? null : { id: opinionId };
  }
}
