import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Public, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import { CastBallotInput } from './box.inputs';
import { CastBallotNode } from './box.types';
import type { CastBallot } from './cast-ballot';
import type { TrackTicket } from './track-ticket';

@Resolver()
export class BoxResolver {
  constructor(
    private readonly cast: CastBallot,
    private readonly track: TrackTicket,
  ) {}

  @Public()
  @Mutation(() => CastBallotNode, {
    description:
      'Without signing in. The same ticket replaces its sheet until the appraisal is closed.',
  })
  async castBallot(
    @Arg('input', () => CastBallotInput) input: CastBallotInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<CastBallotNode> {
    return { ticketId: await this.cast.execute(actor, input) };
  }

  @Public()
  @Query(() => Boolean, {
    description: 'Without signing in. Is this ticket in the box, or, after closing, counted?',
  })
  ticketStatus(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Arg('ticketId', () => ID) ticketId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<boolean> {
    assertUuid(appraisalId);
    return this.track.execute(actor, appraisalId, ticketId);
  }
}
