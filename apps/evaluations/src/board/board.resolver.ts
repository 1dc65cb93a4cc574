import { Arg, ID, Query, Resolver } from 'type-graphql';
import { Public } from '@huiyin/graphql-server';
import { assertUuid } from './board.errors';
import type { BoardQueries } from './board.queries';

@Resolver()
export class BoardResolver {
  constructor(private readonly board: BoardQueries) {}

  @Public()
  @Query(() => String, {
    nullable: true,
    description:
      'The public board as JSON lines, for `npm run verify:appraisal`. One line from opening on, two once the results are published.',
  })
  appraisalBoard(@Arg('appraisalId', () => ID) appraisalId: string): Promise<string | null> {
    assertUuid(appraisalId);
    return this.board.file(appraisalId);
  }
}
