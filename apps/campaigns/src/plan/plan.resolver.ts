import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { TemplateDutyNode } from '../template/template.types';
import type { ChangeUnitPlan } from './change-unit-plan';
import { AddOptionalActionInput, DropOptionalActionInput } from './plan.inputs';
import type { UnitPlanQueries } from './unit-plan.queries';

@ObjectType('UnitPlan', {
  simpleResolvers: true,
  description:
    'What a unit does in a campaign: prescribed actions (规定动作) and its own (自选动作).',
})
export class UnitPlanNode {
  @Field(() => [TemplateDutyNode])
  prescribed!: readonly TemplateDutyNode[];

  @Field(() => [TemplateDutyNode])
  optional!: readonly TemplateDutyNode[];
}

@Resolver(() => UnitPlanNode)
export class PlanResolver {
  constructor(
    private readonly plans: UnitPlanQueries,
    private readonly change: ChangeUnitPlan,
  ) {}

  @Can('duty:read')
  @Query(() => UnitPlanNode, { nullable: true })
  unitPlan(
    @Ctx() { actor }: RequestContext,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('unitId', () => ID) unitId: string,
  ): Promise<UnitPlanNode | null> {
    return this.plans.find(actor, campaignId, unitId);
  }

  @Can('plan:extend')
  @Mutation(() => UnitPlanNode, {
    description:
      'Adds an optional action to the unit’s plan; the same one twice is one (R003.111).',
  })
  async addOptionalAction(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: AddOptionalActionInput,
  ): Promise<UnitPlanNode> {
    const title = input.title.trim();
    const wording = input.wording.trim();
    await this.change.add(actor, { ...input, title, wording, dueOn: input.dueOn ?? null });
    return this.after(actor, input);
  }

  @Can('plan:extend')
  @Mutation(() => UnitPlanNode, {
    description: 'Drops an action the unit added itself; what is prescribed stays (R003.111).',
  })
  async dropOptionalAction(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: DropOptionalActionInput,
  ): Promise<UnitPlanNode> {
    await this.change.drop(actor, input);
    return this.after(actor, input);
  }

  private async after(
    actor: RequestContext['actor'],
    { campaignId, unitId }: { campaignId: string; unitId: string },
  ): Promise<UnitPlanNode> {
    const plan = await this.plans.find(actor, campaignId, unitId);
    if (!plan) throw new Error('cannot happen: who may change a plan may read it');
    return plan;
  }
}
