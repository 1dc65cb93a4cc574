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
import { PersonStub } from '../person/person.types';

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
  parent!: { id: string } | null;

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

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Null: a standing programme.' })
  endsOn!: string | null;

  @Field(() => Int, { description: 'Counts the changes of rules and dates while it runs.' })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The link of the main campaign whose measures these are (R002.1).',
  })
  parentLink!: string | null;

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

@ObjectType('CampaignRevision', {
  simpleResolvers: true,
  description: 'Rules or dates changed while the campaign ran: what, why, by whom.',
})
export class CampaignRevisionNode {
  @Field(() => Int)
  revision!: number;

  @Field(() => Int)
  templateVersion!: number;

  @Field(() => GraphQLLocalDate)
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  endsOn!: string | null;

  @Field(() => [String], { description: 'Paths in the template, and `period`.' })
  changed!: string[];

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => PersonStub, { nullable: true })
  decidedBy!: PersonStub | null;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}
