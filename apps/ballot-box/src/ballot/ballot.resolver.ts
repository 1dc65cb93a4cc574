import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { CastBallot, TrackTicket } from '@huiyin/ballot-box';
import { AnonymousOnly, type RequestContext } from '@huiyin/graphql-server';
import { CastBallotInput, TicketStatusArgs } from './ballot.inputs';
import { CastBallotNode } from './ballot.types';

@Resolver()
export class BallotResolver {
  constructor(
    private readonly cast: CastBallot,
    private readonly track: TrackTicket,
  ) {}

  @AnonymousOnly()
  @Mutation(() => CastBallotNode, {
    description: 'Without signing in. The same ticket replaces its sheet until the box is sealed.',
  })
  async castBallot(
    @Arg('input', () => CastBallotInput) input: CastBallotInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<CastBallotNode> {
    return { ticketId: await this.cast.execute(actor, input) };
  }

  @AnonymousOnly()
  @Query(() => Boolean, {
    description: 'Without signing in. Is this ticket in the box, or, after the count, counted?',
  })
  ticketStatus(
    @Args(() => TicketStatusArgs) { appraisalId, ticketId }: TicketStatusArgs,
    @Ctx() { actor }: RequestContext,
  ): Promise<boolean> {
    return this.track.execute(actor, appraisalId, ticketId);
  }
}
