import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { IdOf } from '../ids.inputs';

@InputType()
export class TemplateAnswerInput {
  @Field({ description: '`links[1].from`, `links[3].title`, `period.to`.' })
  @Matches(/^[\w[\].-]{1,100}$/, { message: 'must be a place of the template' })
  path!: string;

  @Field()
  @Length(1, textLimits.line, { message: `must have 1 to ${textLimits.line} characters` })
  value!: string;
}

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

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last day; without it a standing programme (R004.2).',
  })
  endsOn?: string | null;

  @Field(() => [TemplateAnswerInput], {
    nullable: true,
    description: 'Decisions on what the original leaves open.',
  })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'must be at most 100 answers' })
  @ValidateNested({ each: true })
  answers?: TemplateAnswerInput[] | null;

  @IdOf('a campaign', {
    nullable: true,
    description: 'The campaign it hangs under (R001.1, R002.1).',
  })
  parentCampaignId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The link of the main campaign whose measures these are (R002.1).',
  })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a link' })
  parentLink?: string | null;
}

@InputType()
export class CloseCampaignInput {
  @IdOf('a campaign')
  campaignId!: string;
}

@InputType()
export class RejudgeCampaignInput extends CloseCampaignInput {}

const reason = { message: `must have 1 to ${textLimits.paragraph} characters` };

@InputType()
export class AdoptTemplateVersionInput extends CloseCampaignInput {
  @Field()
  @Length(1, textLimits.paragraph, reason)
  @Matches(/\S/, { message: 'must not be blank' })
  reason!: string;
}

@InputType()
export class LinkDatesInput {
  @Field({ description: 'Key of the link or stage.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a link' })
  link!: string;

  @Field(() => GraphQLLocalDate)
  from!: string;

  @Field(() => GraphQLLocalDate)
  to!: string;
}

@InputType()
export class MoveCampaignDatesInput extends AdoptTemplateVersionInput {
  @Field(() => GraphQLLocalDate)
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  endsOn?: string | null;

  @Field(() => [LinkDatesInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(30, { message: 'must be at most 30 links' })
  @ValidateNested({ each: true })
  links?: LinkDatesInput[] | null;
}

@InputType()
export class KindPairInput {
  @Field({ description: 'Kind of record here.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be a kind of record' })
  from!: string;

  @Field({ description: 'What it is there.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be a kind of record' })
  to!: string;
}

@InputType()
export class LinkCampaignsInput extends CloseCampaignInput {
  @IdOf('a campaign')
  countsForId!: string;

  @Field(() => [KindPairInput])
  @ArrayMinSize(1, { message: 'must name a kind of record' })
  @ArrayMaxSize(50, { message: 'must be at most 50 kinds' })
  @ValidateNested({ each: true })
  kinds!: KindPairInput[];
}
