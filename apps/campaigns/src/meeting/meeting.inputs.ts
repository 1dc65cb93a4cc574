import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import { CountInput, RecordFieldInput } from '../record/record.inputs';
import { IdOf } from '../ids.inputs';

const mostAttendees = 2_000;

@InputType()
export class ScheduleMeetingInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;

  @Field({ description: 'Key of the template’s meeting, e.g. `mobilization`.' })
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be the key of a meeting' })
  kind!: string;

  @Field(() => GraphQLLocalDate)
  on!: string;
}

@InputType()
export class PostponeMeetingInput {
  @IdOf('a meeting')
  meetingId!: string;

  @Field()
  @Length(1, textLimits.paragraph, {
    message: `must have 1 to ${textLimits.paragraph} characters`,
  })
  @Matches(/\S/, { message: 'must not be blank' })
  reason!: string;
}

@InputType()
export class HoldMeetingInput {
  @IdOf('a meeting')
  meetingId!: string;

  @Field(() => GraphQLLocalDate)
  heldOn!: string;

  @Field(() => [ID])
  @ArrayMinSize(1, { message: 'must name who attended' })
  @ArrayMaxSize(mostAttendees, { message: `must name at most ${mostAttendees} people` })
  @ArrayUnique({ message: 'must name nobody twice' })
  @IsUUID('all', { each: true, message: 'must be ids of people' })
  attendeePersonIds!: string[];

  @Field(() => [CountInput], {
    nullable: true,
    description:
      'Attendance by category, guests without an account included (need 46); never by name.',
  })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'must name at most 50 categories' })
  @ValidateNested({ each: true })
  attendance?: CountInput[] | null;

  @Field(() => Int, { nullable: true, description: 'How long it lasted (need 47).' })
  @IsOptional()
  @Min(1, { message: 'must be at least one half-day' })
  @Max(60, { message: 'must be at most 60 half-days' })
  halfDays?: number | null;

  @Field(() => [RecordFieldInput], {
    nullable: true,
    description: 'Whatever else the kind of record asks for.',
  })
  @IsOptional()
  @ArrayMaxSize(40, { message: 'must be at most 40 fields' })
  @ValidateNested({ each: true })
  fields?: RecordFieldInput[] | null;
}
