import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('CastBallot', { simpleResolvers: true, description: 'The sheet is safely in the box.' })
export class CastBallotNode {
  @Field(() => ID, {
    description: 'The tracker for `ticketStatus`; says nothing about the content.',
  })
  ticketId!: string;
}
