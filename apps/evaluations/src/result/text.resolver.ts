import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import type { ReleaseAppraisalText } from './release-appraisal-text';
import { AppraisalTextNotFound } from './text.errors';
import { ReleaseAppraisalTextInput } from './text.inputs';
import type { AppraisalTexts } from './text.queries';
import { AppraisalTextNode } from './text.types';

@Resolver()
export class TextResolver {
  constructor(
    private readonly texts: AppraisalTexts,
    private readonly release: ReleaseAppraisalText,
  ) {}

  @Can('appraisal-text:read')
  @Query(() => [AppraisalTextNode], {
    description:
      'From the count on for the supervision group; released wording for who may read the results.',
  })
  appraisalTexts(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalTextNode[]> {
    assertUuid(appraisalId);
    return this.texts.byAppraisal(actor, appraisalId);
  }

  @Can('appraisal-text:release')
  @Mutation(() => AppraisalTextNode, {
    description:
      'By the supervision group, in words that give nobody away; the original stays with it.',
  })
  async releaseAppraisalText(
    @Arg('input', () => ReleaseAppraisalTextInput) { textId, wording }: ReleaseAppraisalTextInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalTextNode> {
    await this.release.execute(actor, textId, wording);
    const released = await this.texts.one(actor, textId);
    if (!released) throw new AppraisalTextNotFound(textId);
    return released;
  }
}
