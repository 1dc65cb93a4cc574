import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { DevelopmentTarget, Failure } from './member-development.rules';
import { DevelopmentTargetEnum, FailureEnum } from './member-development.types';
import { IdOf } from '../span/id-of.inputs';

const noteMessage = { message: 'A note has 2 to 500 characters.' };
const countMessage = { message: 'Counts of a ballot lie between 0 and 10000.' };

@InputType()
export class ApplyForMembershipInput {
  @IdOf('a person')
  personId!: string;

  @Field(() => DevelopmentTargetEnum)
  target!: DevelopmentTarget;

  @IdOf('a Party organisation', { nullable: true })
  partyOrganisationId?: string;

  @Field(() => GraphQLLocalDate)
  on!: string;

  @IsOptional()
  @Length(2, 500, noteMessage)
  @Field(() => String, { nullable: true })
  note?: string;
}

@InputType()
class StepInput {
  @IdOf('a course of development')
  developmentId!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day of the step.' })
  on!: string;
}

@InputType()
class NotedStepInput extends StepInput {
  @IsOptional()
  @Length(2, 500, noteMessage)
  @Field(() => String, { nullable: true })
  note?: string;
}

@InputType()
export class RecommendApplicantInput extends NotedStepInput {
  @ArrayMinSize(1, { message: 'At least one recommender.' })
  @ArrayMaxSize(10, { message: 'At most ten recommenders.' })
  @ArrayUnique({ message: 'Each recommender is named once.' })
  @IsUUID('all', { each: true, message: 'recommenderIds are ids of people.' })
  @Field(() => [ID])
  recommenderIds!: string[];
}

@InputType()
export class PublishNoticeInput extends NotedStepInput {
  @Field(() => GraphQLLocalDate, { description: 'First day after the notice.' })
  until!: string;
}

@InputType()
class ReasonedStepInput extends StepInput {
  @Length(2, 500, noteMessage)
  @Field()
  note!: string;
}

@InputType()
export class ObjectToAdmissionInput extends ReasonedStepInput {}

@InputType()
export class ReturnApplicationInput extends ReasonedStepInput {}

@InputType()
export class StopDevelopmentInput extends ReasonedStepInput {}

@InputType()
export class SettleObjectionInput extends ReasonedStepInput {
  @Field(() => FailureEnum, { nullable: true, description: 'Absent: the objection is dismissed.' })
  upheld?: Failure;
}

@InputType()
export class VoteOnAdmissionInput extends NotedStepInput {
  @Min(1, countMessage)
  @Max(10_000, countMessage)
  @Field(() => Int, { description: 'Members with a vote.' })
  eligible!: number;

  @Min(0, countMessage)
  @Max(10_000, countMessage)
  @Field(() => Int)
  inFavour!: number;

  @Min(0, countMessage)
  @Max(10_000, countMessage)
  @Field(() => Int)
  against!: number;

  @Min(0, countMessage)
  @Max(10_000, countMessage)
  @Field(() => Int)
  abstained!: number;

  @Field(() => FailureEnum, {
    nullable: true,
    description: 'What becomes of the application when it is voted down; RETURN when absent.',
  })
  otherwise?: Failure;
}

@InputType()
export class AdmitMemberInput extends NotedStepInput {}

@InputType()
export class RecordDevelopmentProblemInput {
  @IdOf('a course of development')
  developmentId!: string;

  @Field(() => GraphQLLocalDate)
  foundOn!: string;

  @Length(2, 500, { message: 'A summary has 2 to 500 characters.' })
  @Field()
  summary!: string;
}
