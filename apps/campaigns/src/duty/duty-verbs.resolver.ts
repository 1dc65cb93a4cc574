import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Actor } from '@huiyin/identity';
import type { ApprovePreparation } from '../meeting/approve-preparation';
import type { ApproveMaterials } from './approve-materials';
import {
  ApproveMaterialsInput,
  ApprovePreparationInput,
  ExtendDutyInput,
  FulfilDutyInput,
  RevokeWaiverInput,
  SubmitMaterialsInput,
  WaiveDutyInput,
} from './duty.inputs';
import type { DutyQueries } from './duty.queries';
import { DutyNode } from './duty.types';
import type { FulfilDuty } from './fulfil-duty';
import type { SubmitMaterials } from './submit-materials';
import type { ExtendDuty } from '../waiver/extend-duty';
import type { WaiveDuty } from '../waiver/waive-duty';

export interface DutyVerbs {
  readonly fulfil: FulfilDuty;
  readonly waive: WaiveDuty;
  readonly extend: ExtendDuty;
  readonly submit: SubmitMaterials;
  readonly approve: ApproveMaterials;
  readonly approvePreparation: ApprovePreparation;
}

/** What can be done to a duty. Each answers with the duty as it is afterwards. */
@Resolver()
export class DutyVerbsResolver {
  constructor(
    private readonly duties: DutyQueries,
    private readonly verbs: DutyVerbs,
  ) {}

  @Can('duty:record')
  @Mutation(() => DutyNode)
  fulfilDuty(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: FulfilDutyInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.fulfil.execute(actor, input));
  }

  @Can('duty:waive')
  @Mutation(() => DutyNode)
  waiveDuty(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: WaiveDutyInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.waive.execute(actor, input));
  }

  @Can('duty:waive')
  @Mutation(() => DutyNode, { description: 'A waiver is taken back: it is owed again.' })
  revokeWaiver(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: RevokeWaiverInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.waive.revoke(actor, input));
  }

  @Can('duty:waive')
  @Mutation(() => DutyNode, { description: 'A later day with a reason (R001.7).' })
  extendDuty(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: ExtendDutyInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.extend.execute(actor, input));
  }

  @Can('material:submit')
  @Mutation(() => DutyNode)
  submitMaterials(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: SubmitMaterialsInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.submit.execute(actor, input));
  }

  @Can('material:approve')
  @Mutation(() => DutyNode)
  approveMaterials(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: ApproveMaterialsInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.approve.execute(actor, input.dutyId));
  }

  @Can('material:approve')
  @Mutation(() => DutyNode, {
    description:
      'Final approval (审定) of the three things prepared before the mobilization meeting (R000.14).',
  })
  approvePreparation(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: ApprovePreparationInput,
  ): Promise<DutyNode> {
    return this.after(actor, this.verbs.approvePreparation.execute(actor, input));
  }

  private async after(actor: Actor, change: Promise<{ id: string }>): Promise<DutyNode> {
    const { id } = await change;
    const duty = await this.duties.byId(actor, id);
    if (!duty) throw new Error('cannot happen: who may change a duty may read it');
    return duty;
  }
}
