import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { OpenFollowUp } from '../follow-up/open-follow-up';
import type { RecordFollowUp } from '../follow-up/record-follow-up';
import {
  AppraisalStepInput,
  RecordFollowUpInput,
  SignTallyInput,
  SummariseAppraisalInput,
} from './appraisal-verbs.inputs';
import type { AppraisalView } from './appraisal-view';
import { AppraisalNode } from './appraisal.types';
import type { CloseAppraisal } from './close-appraisal';
import type { CountAppraisal } from './count-appraisal';
import type { ReportAppraisal } from './report-appraisal';
import type { SealAppraisal } from './seal-appraisal';
import type { SignTally } from './sign-tally';
import type { SummariseAppraisal } from './summarise-appraisal';
import type { TakeOverAppraisal } from './take-over-appraisal';

interface Verbs {
  readonly seal: SealAppraisal;
  readonly takeOver: TakeOverAppraisal;
  readonly count: CountAppraisal;
  readonly sign: SignTally;
  readonly summarise: SummariseAppraisal;
  readonly report: ReportAppraisal;
  readonly openFollowUp: OpenFollowUp;
  readonly recordFollowUp: RecordFollowUp;
  readonly close: CloseAppraisal;
}

/** From the sealing of the box on: the supervision group's alone (R002.18). */
@Resolver()
export class CustodyResolver {
  constructor(
    private readonly verbs: Verbs,
    private readonly view: AppraisalView,
  ) {}

  @Can('appraisal:custody')
  @Mutation(() => AppraisalNode, {
    description: 'Nobody can cast any more; nothing is counted yet.',
  })
  sealAppraisal(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.seal.execute(actor, appraisalId));
  }

  @Can('appraisal:take-over')
  @Mutation(() => AppraisalNode, {
    description:
      'The leader of the supervision group signs for the box: how many sheets, and which.',
  })
  takeOverAppraisal(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.takeOver.execute(actor, appraisalId));
  }

  @Can('appraisal:custody')
  @Mutation(() => AppraisalNode, {
    description: 'Opens the sheets once, puts pieces and tally on the board, destroys the keys.',
  })
  countAppraisal(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.count.execute(actor, appraisalId));
  }

  @Can('appraisal:custody')
  @Mutation(() => AppraisalNode, {
    description: 'Two different people sign, over the hash of the tally.',
  })
  signTally(
    @Arg('input', () => SignTallyInput) { appraisalId, tallyHash }: SignTallyInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.sign.execute(actor, appraisalId, tallyHash));
  }

  @Can('appraisal:custody')
  @Mutation(() => AppraisalNode, {
    description: 'By the supervision group, not the unit (R002.18).',
  })
  summariseAppraisal(
    @Arg('input', () => SummariseAppraisalInput) { appraisalId, summary }: SummariseAppraisalInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.summarise.execute(actor, appraisalId, summary));
  }

  @Can('appraisal:custody')
  @Mutation(() => AppraisalNode, {
    description: 'To the campaign office its form names (R003.161–163).',
  })
  reportAppraisal(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.report.execute(actor, appraisalId));
  }

  @Can('appraisal:follow-up')
  @Mutation(() => AppraisalNode, {
    description: 'Weak dimensions and much marked items become follow-ups (R002.19).',
  })
  openFollowUp(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.openFollowUp.execute(actor, appraisalId));
  }

  @Can('appraisal:follow-up')
  @Mutation(() => AppraisalNode, { description: 'What was done or heard about one of them.' })
  recordFollowUp(
    @Arg('input', () => RecordFollowUpInput) input: RecordFollowUpInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.recordFollowUp.execute(actor, input));
  }

  @Can('appraisal:close')
  @Mutation(() => AppraisalNode, {
    description: 'The end of the whole: every salient problem has been followed up.',
  })
  closeAppraisal(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.close.execute(actor, appraisalId));
  }
}
