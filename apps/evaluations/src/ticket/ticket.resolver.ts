import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext, WithoutAudit } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import type { IssuanceQueries } from './issuance.queries';
import type { RequestTicket } from './request-ticket';
import { RequestTicketInput } from './ticket.inputs';
import { BlindTicketNode, TicketStandingNode } from './ticket.types';

@Resolver()
export class TicketResolver {
  constructor(
    private readonly request: RequestTicket,
    private readonly issuance: IssuanceQueries,
  ) {}

  @Can('ticket:request')
  @WithoutAudit()
  @Mutation(() => BlindTicketNode, {
    description:
      'Signed in. Once per voter and class; the same request again gives the same answer.',
  })
  requestTicket(
    @Arg('input', () => RequestTicketInput) input: RequestTicketInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<BlindTicketNode> {
    return this.request.execute(actor, input);
  }

  @Can('ticket:request')
  @WithoutAudit()
  @Query(() => [TicketStandingNode], {
    description: 'Empty when the viewer is not on the voter list.',
  })
  myTicket(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<TicketStandingNode[]> {
    assertUuid(appraisalId);
    return this.issuance.standing(actor, appraisalId);
  }
}
