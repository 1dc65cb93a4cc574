import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { DutyState } from './duty.types';
import { IdOf } from '../ids.inputs';

@InputType()
export class FulfilDutyInput {
  @IdOf('a duty')
  dutyId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(textLimits.paragraph, {
    message: `must have at most ${textLimits.paragraph} characters`,
  })
  note?: string | null;
}

@InputType()
export class WaiveDutyInput {
  @IdOf('a duty')
  dutyId!: string;

  @Field()
  @Length(1, textLimits.paragraph, {
    message: `must have 1 to ${textLimits.paragraph} characters`,
  })
  @Matches(/\S/, { message: 'must not be blank' })
  reason!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it is owed again; without it, it is waived for good.',
  })
  expiresOn?: string | null;
}

@InputType()
export class RevokeWaiverInput {
  @IdOf('a duty')
  dutyId!: string;

  @Field()
  @Length(1, textLimits.paragraph, {
    message: `must have 1 to ${textLimits.paragraph} characters`,
  })
  @Matches(/\S/, { message: 'must not be blank' })
  reason!: string;
}

@InputType()
export class ExtendDutyInput extends RevokeWaiverInput {
  @Field(() => GraphQLLocalDate, { description: 'The later day.' })
  dueOn!: string;
}

@InputType()
export class SubmitMaterialsInput {
  @IdOf('a duty')
  dutyId!: string;

  @Field(() => [String], { description: 'Keys of the duty’s required items.' })
  @ArrayMinSize(1, { message: 'must name at least one item' })
  @ArrayMaxSize(20, { message: 'must name at most 20 items' })
  @Matches(/^[a-z0-9-]{1,60}$/, { each: true, message: 'must be keys of items' })
  items!: string[];
}

@InputType()
export class ApproveMaterialsInput {
  @IdOf('a duty')
  dutyId!: string;
}

@InputType()
export class ApprovePreparationInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;
}

@InputType()
export class DutyFilter {
  @Field(() => DutyState, { nullable: true })
  @IsOptional()
  state?: 'DUE' | 'FULFILLED' | 'WAIVED' | 'LAPSED' | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of a rule: "who has not handed in the summary report?" (R000.74)',
  })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a rule' })
  key?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  overdue?: boolean | null;
}
