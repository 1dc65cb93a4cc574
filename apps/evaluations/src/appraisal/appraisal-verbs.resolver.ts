import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { CreateAppraisalInput } from './appraisal.inputs';
import {
  CloseAppraisalInput,
  OpenAppraisalInput,
  PublishAppraisalInput,
} from './appraisal-verbs.inputs';
import { AppraisalNode } from './appraisal.types';
import type { CloseAppraisal } from './close-appraisal';
import type { CreateAppraisal } from './create-appraisal';
import type { OpenAppraisal } from './open-appraisal';
import type { PublishAppraisal } from './publish-appraisal';

interface Verbs {
  readonly create: CreateAppraisal;
  readonly open: OpenAppraisal;
  readonly close: CloseAppraisal;
  readonly publish: PublishAppraisal;
}

@Resolver()
export class AppraisalVerbsResolver {
  constructor(private readonly verbs: Verbs) {}

  @Can('appraisal:create')
  @Mutation(() => AppraisalNode, {
    description: 'By the supervision group of the unit, after a meeting was held (R000.16).',
  })
  createAppraisal(
    @Arg('input', () => CreateAppraisalInput) input: CreateAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.verbs.create.execute(actor, input);
  }

  @Can('appraisal:open')
  @Mutation(() => AppraisalNode, {
    description: 'Makes the keys and fixes question, voters, k and keys on the board.',
  })
  openAppraisal(
    @Arg('input', () => OpenAppraisalInput) { appraisalId }: OpenAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.verbs.open.execute(actor, appraisalId);
  }

  @Can('appraisal:close')
  @Mutation(() => AppraisalNode, {
    description: 'Seals the box, counts, puts pieces and tally on the board, destroys the keys.',
  })
  closeAppraisal(
    @Arg('input', () => CloseAppraisalInput) { appraisalId }: CloseAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.verbs.close.execute(actor, appraisalId);
  }

  @Can('appraisal:publish')
  @Mutation(() => AppraisalNode, {
    description: 'By the campaign office; weak dimensions go to rectification by event.',
  })
  publishAppraisal(
    @Arg('input', () => PublishAppraisalInput) { appraisalId }: PublishAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.verbs.publish.execute(actor, appraisalId);
  }
}
