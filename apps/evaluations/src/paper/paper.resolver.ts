import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import type { PaperDifferences } from '../paper-entry/paper-differences';
import type { PaperQueries } from './paper.queries';
import { readingNode } from '../paper-entry/paper-reading';
import { AppraisalPaperNode, PaperDifferenceNode } from './paper.types';

@Resolver()
export class PaperResolver {
  constructor(
    private readonly papers: PaperQueries,
    private readonly differences: PaperDifferences,
  ) {}

  @Can('paper:read')
  @Query(() => AppraisalPaperNode, { description: 'By the supervision group of the unit.' })
  appraisalPaper(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalPaperNode> {
    assertUuid(appraisalId);
    return this.papers.of(actor, appraisalId);
  }

  @Can('paper:settle')
  @Query(() => [PaperDifferenceNode], {
    description: 'For the reconciler, when both clerks have finished: what they read differently.',
  })
  async paperDifferences(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<PaperDifferenceNode[]> {
    assertUuid(appraisalId);
    const found = await this.differences.of(actor, appraisalId);
    return found.map(({ first, second, places, ...rest }) => ({
      ...{ ...rest, places: [...places], first: readingNode(first), second: readingNode(second) },
    }));
  }
}
