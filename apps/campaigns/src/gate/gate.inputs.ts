import { ArrayMaxSize, IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { clientKeyPattern, clientKeyWrong, RecordFieldInput } from '../record/record.inputs';
import { IdOf } from '../ids.inputs';

const remark = { message: `must have 1 to ${textLimits.paragraph} characters` };

@InputType()
export class OfLinkInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;

  @Field({ description: 'Key of the link (环节).' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a link' })
  link!: string;
}

@InputType()
export class SubmitLinkSummaryInput extends OfLinkInput {
  @Field({ description: 'The same key twice is the same summary.' })
  @Matches(clientKeyPattern, clientKeyWrong)
  clientKey!: string;

  @Field(() => [RecordFieldInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(40, { message: 'must be at most 40 fields' })
  @ValidateNested({ each: true })
  fields?: RecordFieldInput[] | null;
}

@InputType()
export class InspectLinkInput extends OfLinkInput {
  @Field({ description: 'What the interview and the assessment gave.' })
  @Length(1, textLimits.paragraph, remark)
  @Matches(/\S/, { message: 'must not be blank' })
  remark!: string;
}

@InputType()
export class ConsentToLinkInput extends OfLinkInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, textLimits.paragraph, remark)
  remark?: string | null;
}

@InputType()
export class RefuseLinkInput extends OfLinkInput {
  @Field({ description: 'What has to be made up.' })
  @Length(1, textLimits.paragraph, remark)
  @Matches(/\S/, { message: 'must not be blank' })
  remark!: string;
}
