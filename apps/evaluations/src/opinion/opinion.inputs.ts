import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { OpinionCategory, OpinionChannel } from './opinion.rules';

@InputType()
export class SubmitOpinionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'campaignId must be a UUID' })
  campaignId!: string;

  @Field(() => ID)
  @IsUUID(undefined, { message: 'unitId must be a UUID' })
  unitId!: string;

  @Field({ description: 'Kept verbatim, at most 4000 characters.' })
  @Length(1, textLimits.paragraph, {
    message: `text must be 1 to ${textLimits.paragraph} characters`,
  })
  @Matches(/^[^\0]*$/, { message: 'text holds a character that cannot be kept' })
  text!: string;

  @Field(() => OpinionChannel, { nullable: true, description: 'Default ONLINE.' })
  @IsOptional()
  channel?: OpinionChannel;

  @Field(() => OpinionCategory, { nullable: true })
  @IsOptional()
  category?: OpinionCategory;
}

@InputType()
export class ClassifyOpinionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'opinionId must be a UUID' })
  opinionId!: string;

  @Field(() => OpinionCategory)
  category!: OpinionCategory;
}

@InputType()
export class AcceptOpinionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'opinionId must be a UUID' })
  opinionId!: string;
}
