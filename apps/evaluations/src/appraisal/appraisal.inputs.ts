import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LEAST_K } from '@huiyin/ballot-client';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { AppraisalFormVersionInput } from '../form/form.inputs';
import { BallotMedium, TargetKind } from './appraisal.rules';

registerEnumType(BallotMedium, {
  name: 'BallotMedium',
  description: 'How a voter takes part; the paper route stays (R002.18).',
});

@InputType()
export class AppraisalTargetInput {
  @Field(() => TargetKind)
  kind!: TargetKind;

  @Field({ description: 'Shown to people; never on the board or in an event.' })
  @Length(1, 200, { message: 'label must be 1 to 200 characters' })
  label!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'personId must be a UUID' })
  personId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Not a member of the CPC: is left out, with the reason (R000.52).',
  })
  nonCpcObserver?: boolean | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'First day without a post here: less than a year ago, the result is routed (R002.15).',
  })
  transferredOutOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a cadre outside the body is left out, though generally appraised (R002.16).',
  })
  @IsOptional()
  @Length(1, 400, { message: 'leftOutBecause must be 1 to 400 characters' })
  leftOutBecause?: string | null;
}

@InputType({ description: 'What the form leaves open of one of its ticket classes.' })
export class AppraisalTicketClassInput {
  @Field(() => ID, { description: 'Key of the class in the form.' })
  @Length(1, 40, { message: 'id must be the key of a class of the form' })
  id!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt({ message: 'weight must be an integer' })
  @Min(1, { message: 'weight must be at least 1' })
  @Max(1_000, { message: 'weight must be at most 1000' })
  weight?: number | null;

  @Field(() => [ID], { nullable: true, description: 'The voters, where the class is a list.' })
  @IsOptional()
  @ArrayMaxSize(20_000, { message: 'at most 20 000 people' })
  @IsUUID(undefined, { each: true, message: 'personIds must be UUIDs' })
  personIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Voters without an account (patients, delegates), on paper only.',
  })
  @IsOptional()
  @Min(0, { message: 'guests must not be negative' })
  @Max(20_000, { message: 'at most 20 000 guests' })
  guests?: number | null;
}

@InputType()
export class CreateAppraisalInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'campaignId must be a UUID' })
  campaignId!: string;

  @Field(() => ID)
  @IsUUID(undefined, { message: 'unitId must be a UUID' })
  unitId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The meeting whose attendees vote; may also be named when the box is opened.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'meetingId must be a UUID' })
  meetingId?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the meeting begins: forms are handed out ahead of it (R002.17).',
  })
  meetingStartsAt?: Date | null;

  @Field()
  @Length(1, 200, { message: 'title must be 1 to 200 characters' })
  title!: string;

  @Field(() => AppraisalFormVersionInput, {
    nullable: true,
    description: 'What is asked. Left out in a re-measurement.',
  })
  @IsOptional()
  @ValidateNested()
  form?: AppraisalFormVersionInput | null;

  @Field(() => [AppraisalTargetInput], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1, { message: 'targets must not be empty' })
  @ArrayMaxSize(60, { message: 'at most 60 targets' })
  @ValidateNested({ each: true })
  targets?: AppraisalTargetInput[] | null;

  @Field(() => [AppraisalTicketClassInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(8, { message: 'at most 8 ticket classes' })
  @ArrayUnique(({ id }: AppraisalTicketClassInput) => id, {
    message: 'ticketClasses must not repeat',
  })
  @ValidateNested({ each: true })
  ticketClasses?: AppraisalTicketClassInput[] | null;

  @Field(() => BallotMedium, { nullable: true, description: 'Default: ELECTRONIC.' })
  medium?: BallotMedium | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Two people of the supervision group keep the closing key.',
  })
  splitClosingKey?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'k, at least that of the form.' })
  @IsOptional()
  @Min(LEAST_K.bureau, { message: `threshold must be at least ${LEAST_K.bureau}` })
  @Max(1_000, { message: 'threshold must be at most 1000' })
  threshold?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Favourable share under which a dimension is weak; default: that of the form.',
  })
  @IsOptional()
  @Min(0, { message: 'weakBelow must be a share' })
  @Max(1, { message: 'weakBelow must be a share' })
  weakBelow?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Ask the same question of the same voters again; form, targets, classes and thresholds are taken over.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'remeasuresAppraisalId must be a UUID' })
  remeasuresAppraisalId?: string | null;
}
