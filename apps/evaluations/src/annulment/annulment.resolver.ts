import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { AppraisalStepInput } from '../appraisal/appraisal-verbs.inputs';
import type { AppraisalView } from '../appraisal/appraisal-view';
import { AppraisalNode } from '../appraisal/appraisal.types';
import type { AnnulAppraisal } from './annul-appraisal';
import { AskAppraisalAnnulmentInput } from './annulment.inputs';
import type { AskAppraisalAnnulment } from './ask-appraisal-annulment';

/** Two people of two offices end what cannot go on. */
@Resolver()
export class AnnulmentResolver {
  constructor(
    private readonly verbs: { ask: AskAppraisalAnnulment; annul: AnnulAppraisal },
    private readonly view: AppraisalView,
  ) {}

  @Can('appraisal:ask-annulment')
  @Mutation(() => AppraisalNode, {
    description: 'By the campaign office, until it is counted; ends nothing yet.',
  })
  askAppraisalAnnulment(
    @Arg('input', () => AskAppraisalAnnulmentInput)
    { appraisalId, reason }: AskAppraisalAnnulmentInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.ask.execute(actor, appraisalId, reason));
  }

  @Can('appraisal:annul')
  @Mutation(() => AppraisalNode, {
    description:
      'By the leader of the supervision group: keys, sheets and paper are destroyed, nothing is counted.',
  })
  annulAppraisal(
    @Arg('input', () => AppraisalStepInput) { appraisalId }: AppraisalStepInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalNode> {
    return this.view.after(actor, this.verbs.annul.execute(actor, appraisalId));
  }
}
