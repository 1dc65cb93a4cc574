import { Field, ObjectType } from 'type-graphql';

@ObjectType('BlindTicket', {
  simpleResolvers: true,
  description: 'To be unblinded on the voter’s own device.',
})
export class BlindTicketNode {
  @Field()
  ticketClass!: string;

  @Field({ description: 'base64url' })
  blindSignature!: string;
}

@ObjectType('TicketStanding', {
  simpleResolvers: true,
  description: 'The viewer’s own line of the voter list.',
})
export class TicketStandingNode {
  @Field()
  ticketClass!: string;

  @Field({ description: 'Whether the ticket was issued; whether it was used, nobody knows.' })
  issued!: boolean;
}
