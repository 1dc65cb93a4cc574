import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, Public, type RequestContext } from '@huiyin/graphql-server';
import type { AcceptOpinion } from './accept-opinion';
import type { ClassifyOpinion } from './classify-opinion';
import { AcceptOpinionInput, ClassifyOpinionInput, SubmitOpinionInput } from './opinion.inputs';
import { OpinionNode, SubmittedOpinionNode } from './opinion.types';
import type { SubmitOpinion } from './submit-opinion';

interface Verbs {
  readonly submit: SubmitOpinion;
  readonly classify: ClassifyOpinion;
  readonly accept: AcceptOpinion;
}

@Resolver()
export class OpinionVerbsResolver {
  constructor(private readonly verbs: Verbs) {}

  @Public()
  @Mutation(() => SubmittedOpinionNode, {
    description: 'From anybody. Neither sender nor time is kept.',
  })
  async submitOpinion(
    @Arg('input', () => SubmitOpinionInput) input: SubmitOpinionInput,
  ): Promise<SubmittedOpinionNode> {
    return { pickupCode: await this.verbs.submit.execute(input) };
  }

  @Can('opinion:classify')
  @Mutation(() => OpinionNode, {
    description: 'Into exactly one of five categories (R000.34); never touches the text (R000.35).',
  })
  classifyOpinion(
    @Arg('input', () => ClassifyOpinionInput) { opinionId, category }: ClassifyOpinionInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<OpinionNode> {
    return this.verbs.classify.execute(actor, opinionId, category);
  }

  @Can('opinion:accept')
  @Mutation(() => OpinionNode, {
    description: 'Hands it to rectification; its sender can read the answer with the code.',
  })
  acceptOpinion(
    @Arg('input', () => AcceptOpinionInput) { opinionId }: AcceptOpinionInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<OpinionNode> {
    return this.verbs.accept.execute(actor, opinionId);
  }
}
