import { IsOptional, Length, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { IdOf } from '../ids.inputs';

const line = { message: `must have 1 to ${textLimits.line} characters` };
const notBlank = { message: 'must not be blank' };

@InputType()
export class AddOptionalActionInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;

  @Field({ description: 'Key of the link or stage it belongs to.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a link' })
  link!: string;

  @Field()
  @Length(1, textLimits.line, line)
  @Matches(/\S/, notBlank)
  title!: string;

  @Field({ description: 'What the unit sets itself, in its own words.' })
  @Length(1, 2_000, { message: 'must have 1 to 2000 characters' })
  @Matches(/\S/, notBlank)
  wording!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @IsOptional()
  dueOn?: string | null;
}

@InputType()
export class DropOptionalActionInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;

  @Field()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of an action' })
  key!: string;

  @Field()
  @Length(1, textLimits.line, line)
  @Matches(/\S/, notBlank)
  reason!: string;
}
