import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { CreateAppraisalInput } from './appraisal.inputs';
import {
  ApproveWaiverInput,
  AskWaiverInput,
  IssueFormsInput,
  OpenAppraisalInput,
  PublishAppraisalInput,
  SetVoterMediumInput,
} from './appraisal-verbs.inputs';
import { AppraisalNode } from './appraisal.types';
import type { CreateAppraisal } from './create-appraisal';
import type { IssueForms } from './issue-forms';
import type { OpenAppraisal } from './open-appraisal';
import type { PublishAppraisal } from './publish-appraisal';
import type { SetVoterMedium } from './set-voter-medium';
import type { WaiveRule } from './waive-rule';
import type { AppraisalView } from './appraisal-view';

interface Verbs {
  readonly create: CreateAppraisal;
  readonly issueForms: IssueForms;
  readonly waive: WaiveRule;
  readonly open: OpenAppraisal;
  readonly setMedium: SetVoterMedium;
  readonly publish: PublishAppraisal;
}

/** Before the box is sealed, and the publication. */
@Resolver()
export class AppraisalVerbsResolver {
  constructor(
    private readonly verbs: Verbs,
    private readonly view: AppraisalView,
  ) {}

  @Can('appraisal:create')
  @Mutation(() => AppraisalNode, {
    description: 'By the supervision group of the unit, with a form (R000.16).',
  })
  createAppraisal(
    @Arg('input', () => CreateAppraisalInput) input: CreateAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.create.execute(actor, input));
  }

  @Can('appraisal:create')
  @Mutation(() => AppraisalNode, {
    description: 'A SOFT rule of handing out; somebody else approves it (R002.17).',
  })
  askAppraisalWaiver(
    @Arg('input', () => AskWaiverInput) { appraisalId, rule, reason }: AskWaiverInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.waive.ask(actor, appraisalId, rule, reason));
  }

  @Can('appraisal:waive')
  @Mutation(() => AppraisalNode, {
    description: 'By somebody else than who asked, over the hash of what was read.',
  })
  approveAppraisalWaiver(
    @Arg('input', () => ApproveWaiverInput) { appraisalId, rule, hash }: ApproveWaiverInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.waive.approve(actor, appraisalId, rule, hash));
  }

  @Can('appraisal:open')
  @Mutation(() => AppraisalNode, {
    description:
      'The forms are handed out, at least half a day ahead where the form says so (R002.17).',
  })
  issueForms(
    @Arg('input', () => IssueFormsInput) input: IssueFormsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    const { appraisalId, issuedAt = null, reason = null, separatePlace } = input;
    const issued = { appraisalId, issuedAt, reason, separatePlace: separatePlace ?? false };
    return this.view.after(actor, this.verbs.issueForms.execute(actor, issued));
  }

  @Can('appraisal:open')
  @Mutation(() => AppraisalNode, {
    description:
      'The meeting is held: fixes question, voters, k and keys on the board and opens the box.',
  })
  openAppraisal(
    @Arg('input', () => OpenAppraisalInput) { appraisalId, meetingId }: OpenAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    const opened = this.verbs.open.execute(actor, appraisalId, meetingId ?? null);
    return this.view.after(actor, opened);
  }

  @Can('appraisal:open')
  @Mutation(() => Int, {
    description: 'Until a voter has a ticket. Answers how many of these vote so now.',
  })
  setVoterMedium(
    @Arg('input', () => SetVoterMediumInput)
    { appraisalId, personIds, medium }: SetVoterMediumInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<number> {
    return this.verbs.setMedium.execute(actor, appraisalId, personIds, medium);
  }

  @Can('appraisal:publish')
  @Mutation(() => AppraisalNode, {
    description:
      'By the campaign office, as far as the form lets it go (R003.161–163); weak dimensions go to rectification by event.',
  })
  publishAppraisal(
    @Arg('input', () => PublishAppraisalInput) { appraisalId, scope }: PublishAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    const published = this.verbs.publish.execute(actor, appraisalId, scope ?? null);
    return this.view.after(actor, published);
  }
}
