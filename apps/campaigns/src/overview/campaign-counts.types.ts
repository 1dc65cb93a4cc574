import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BureauStub } from '../bureau/bureau.types';
import { CampaignState } from '../campaign/campaign.types';

@ObjectType('CampaignCounts', {
  simpleResolvers: true,
  description: 'A campaign in numbers, for the city level: no unit, no duty, no name.',
})
export class CampaignCountsNode {
  @Field(() => BureauStub, { nullable: true })
  bureau!: BureauStub;

  @Field(() => ID)
  campaignId!: string;

  @Field()
  templateKey!: string;

  @Field(() => CampaignState)
  state!: 'OPEN' | 'CLOSED';

  @Field(() => GraphQLLocalDate)
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  endsOn!: string | null;

  @Field(() => Int)
  unitsFull!: number;

  @Field(() => Int)
  unitsInContact!: number;

  @Field(() => Int)
  duties!: number;

  @Field(() => Int)
  fulfilled!: number;

  @Field(() => Int)
  waived!: number;

  @Field(() => Int)
  overdue!: number;
}
