import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { TargetKind } from './appraisal.rules';

const machineWord = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const word = {
  message: '$property must be a machine word: letters, digits, ".", "_", "-", at most 80',
};

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
  personId?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Non-CPC observers are not appraised; `true` is refused (R000.52).',
  })
  nonCpcObserver?: boolean;
}

@InputType()
export class AppraisalGradeInput {
  @Field(() => ID)
  @Matches(machineWord, word)
  id!: string;

  @Field()
  @Length(1, 40, { message: 'label must be 1 to 40 characters' })
  label!: string;

  @Field(() => Int)
  @IsInt({ message: 'value must be an integer' })
  @Min(-100, { message: 'value must be at least -100' })
  @Max(100, { message: 'value must be at most 100' })
  value!: number;

  @Field()
  favourable!: boolean;
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
    description: 'The meeting whose attendees vote. Left out in a re-measurement.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'meetingId must be a UUID' })
  meetingId?: string;

  @Field()
  @Length(1, 200, { message: 'title must be 1 to 200 characters' })
  title!: string;

  @Field(() => [AppraisalTargetInput], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1, { message: 'targets must not be empty' })
  @ArrayMaxSize(60, { message: 'at most 60 targets' })
  @ValidateNested({ each: true })
  targets?: AppraisalTargetInput[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1, { message: 'dimensions must not be empty' })
  @ArrayMaxSize(40, { message: 'at most 40 dimensions' })
  @ArrayUnique({ message: 'dimensions must not repeat' })
  @Matches(machineWord, { ...word, each: true })
  dimensions?: string[];

  @Field(() => [AppraisalGradeInput], {
    nullable: true,
    description: 'Default: 优秀 / 良好 / 一般 / 较差.',
  })
  @IsOptional()
  @ArrayMinSize(2, { message: 'at least 2 grades' })
  @ArrayMaxSize(11, { message: 'at most 11 grades' })
  @ArrayUnique(({ id }: AppraisalGradeInput) => id, { message: 'grades must not repeat' })
  @ValidateNested({ each: true })
  grades?: AppraisalGradeInput[];

  @Field(() => Int, { nullable: true, description: 'k, default 5.' })
  @IsOptional()
  @Min(5, { message: 'threshold must be at least 5' })
  @Max(1_000, { message: 'threshold must be at most 1000' })
  threshold?: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Favourable share under which a dimension is weak, default 0.6.',
  })
  @IsOptional()
  @Min(0, { message: 'weakBelow must be a share' })
  @Max(1, { message: 'weakBelow must be a share' })
  weakBelow?: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'Ask the same question of the same voters again; targets, dimensions, grades and k are taken over.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'remeasuresAppraisalId must be a UUID' })
  remeasuresAppraisalId?: string;
}
