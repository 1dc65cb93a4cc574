import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Public, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from './board.errors';
import type { BoardQueries } from './board.queries';

@Resolver()
export class BoardResolver {
  constructor(private readonly board: BoardQueries) {}

  @Public()
  @Query(() => String, {
    nullable: true,
    description:
      'The board as JSON lines, for `npm run verify:appraisal`. The opening line is everybody’s; the closing line is shown to who may read the results, and to everybody only where its audience is the public.',
  })
  appraisalBoard(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<string | null> {
    assertUuid(appraisalId);
    return this.board.file(actor, appraisalId);
  }
}
