import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { isUUID } from 'class-validator';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Clock } from '@huiyin/kernel';
import type { Loaders } from '../loaders';
import { PersonStub, UnitStub } from '../organization/organization.types';
import { ProblemNode } from '../problem/problem.types';
import { LedgerFeedbackNode } from '../public-answer/public-answer.types';
import { RemeasurementNode } from '../remeasurement/remeasurement.types';
import type { LedgerItemQueries } from './ledger-item.queries';
import { dayOf, isOverdue, type LedgerItemState } from './ledger-item.rules';
import {
  EvidenceNode,
  LedgerItemNode,
  LedgerItemStateEnum,
  LedgerItemStepNode,
} from './ledger-item.types';

type Context = RequestContext<Loaders>;

@Resolver(() => LedgerItemNode)
export class LedgerItemResolver {
  constructor(
    private readonly ledger: LedgerItemQueries,
    private readonly clock: Clock,
  ) {}

  @Can('ledger:read')
  @Query(() => LedgerItemNode, { nullable: true })
  ledgerItem(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<LedgerItemNode | null> {
    return loaders.ledgerItem.load(id);
  }

  @Can('ledger:read')
  @Query(() => [LedgerItemNode], { description: 'Soonest time limit first; at most 500.' })
  async ledgerItems(
    @Ctx() { actor }: Context,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('state', () => LedgerItemStateEnum, { nullable: true }) state?: LedgerItemState,
    @Arg('first', () => Int, { defaultValue: 100 }) first = 100,
  ): Promise<LedgerItemNode[]> {
    if (!isUUID(campaignId)) return [];
    const bounded = Math.min(Math.max(first, 1), 500);
    return this.ledger.list(actor, { campaignId, state: state ?? null, first: bounded });
  }

  @FieldResolver(() => Boolean, { description: 'Open and past its time limit.' })
  overdue(@Root() item: LedgerItemNode): boolean {
    return isOverdue(item, dayOf(this.clock.now()));
  }

  @FieldResolver(() => ProblemNode, { nullable: true })
  problem(@Root() item: LedgerItemNode, @Ctx() { loaders }: Context): Promise<ProblemNode | null> {
    return loaders.problem.load(item.problemId);
  }

  @FieldResolver(() => UnitStub, { nullable: true })
  unit(@Root() item: LedgerItemNode): UnitStub {
    return { id: item.unitId };
  }

  @FieldResolver(() => PersonStub, { nullable: true })
  responsiblePerson(@Root() item: LedgerItemNode): PersonStub | null {
    return item.responsiblePersonId === null ? null : { id: item.responsiblePersonId };
  }

  @FieldResolver(() => [LedgerItemStepNode], { description: 'Oldest first; the newest 200.' })
  history(
    @Root() item: LedgerItemNode,
    @Ctx() { loaders }: Context,
  ): Promise<LedgerItemStepNode[]> {
    return loaders.history.load(item.id);
  }

  @FieldResolver(() => [EvidenceNode])
  evidence(@Root() item: LedgerItemNode, @Ctx() { loaders }: Context): Promise<EvidenceNode[]> {
    return loaders.evidence.load(item.id);
  }

  @FieldResolver(() => [LedgerFeedbackNode], {
    description: 'What the public was told, oldest first.',
  })
  feedback(
    @Root() item: LedgerItemNode,
    @Ctx() { loaders }: Context,
  ): Promise<LedgerFeedbackNode[]> {
    return loaders.feedback.load(item.id);
  }

  @FieldResolver(() => [RemeasurementNode])
  remeasurements(
    @Root() item: LedgerItemNode,
    @Ctx() { loaders }: Context,
  ): Promise<RemeasurementNode[]> {
    return loaders.remeasurements.load(item.id);
  }
}

@Resolver(() => LedgerItemStepNode)
export class LedgerItemStepResolver {
  @FieldResolver(() => PersonStub, { nullable: true })
  person(@Root() step: LedgerItemStepNode): PersonStub | null {
    return step.personId === null ? null : { id: step.personId };
  }
}
