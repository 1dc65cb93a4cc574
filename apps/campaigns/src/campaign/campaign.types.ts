import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Directive,
  Field,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';

export enum CampaignState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(CampaignState, { name: 'CampaignState' });

@ObjectType('Campaign', {
  simpleResolvers: true,
  description: 'A campaign (活动) of one bureau: a template, run from one day to another.',
})
@Directive('@key(fields: "id")')
export class CampaignNode {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;

  @Field()
  templateKey!: string;

  @Field(() => Int)
  templateVersion!: number;

  @Field({ description: 'SHA-256 of the definition the campaign was opened with.' })
  templateHash!: string;

  @Field(() => GraphQLLocalDate)
  startsOn!: string;

  @Field(() => GraphQLLocalDate)
  endsOn!: string;

  @Field({ description: 'IANA name; deadlines are days in it.' })
  timeZone!: string;

  @Field(() => CampaignState)
  state!: 'OPEN' | 'CLOSED';

  @Field(() => GraphQLISODateTime)
  openedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  closedAt!: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it became known who takes part; before that nobody owes anything.',
  })
  rosterFrozenAt!: Date | null;
}
