import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Public, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import { RespondToAnswerInput } from './public-answer.inputs';
import { OpinionReceiptNode } from './public-answer.types';
import type { RespondToAnswer } from './respond-to-answer';

@Resolver(() => OpinionReceiptNode)
export class PublicAnswerResolver {
  constructor(private readonly respond: RespondToAnswer) {}

  @Public()
  @Mutation(() => OpinionReceiptNode, {
    description:
      'For the sender of an opinion, who needs the pick-up code and no login. Once per answer.',
  })
  async respondToAnswer(
    @Arg('input') input: RespondToAnswerInput,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<OpinionReceiptNode> {
    return loaders.receipt.load(await this.respond.execute(input));
  }
}
