import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';

@InputType()
export class OpenCampaignInput {
  @Field()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a template' })
  templateKey!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Default: the Chinese title of the template.',
  })
  @IsOptional()
  @Length(1, textLimits.line, { message: `must have 1 to ${textLimits.line} characters` })
  @Matches(/\S/, { message: 'must not be blank' })
  title?: string | null;

  @Field(() => GraphQLLocalDate)
  startsOn!: string;

  @Field(() => GraphQLLocalDate)
  endsOn!: string;
}

@InputType()
export class CloseCampaignInput {
  @Field(() => ID)
  @IsUUID('all', { message: 'must be the id of a campaign' })
  campaignId!: string;
}
