import { IsOptional, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { nameMessage, namePattern, textMessage, textPattern } from '../span/words.rules';
import type * as rules from './talent.rules';
import * as types from './talent.types';
import { IdOf } from '../span/id-of.inputs';

@InputType()
export class OpenTalentListInput {
  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;

  @Field(() => types.TalentLevelEnum)
  level!: rules.TalentLevel;

  @IsOptional()
  @Min(1, { message: 'targetCount is at least 1.' })
  @Max(100_000, { message: 'targetCount is at most 100000.' })
  @Field(() => Int, { nullable: true })
  targetCount?: number;

  @Field(() => GraphQLLocalDate)
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  to?: string;
}

@InputType()
export class EnterTalentInput {
  @IdOf('a talent list')
  listId!: string;

  @IdOf('a person')
  personId!: string;

  @Field(() => GraphQLLocalDate)
  from!: string;
}

@InputType()
export class EndTalentEntryInput {
  @IdOf('an entry')
  entryId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day no longer.' })
  on!: string;
}

@InputType()
export class NameReserveCadreInput {
  @IdOf('a person')
  personId!: string;

  @Field(() => types.ReserveLevelEnum)
  forLevel!: rules.ReserveLevel;

  @Field(() => types.EducationEnum)
  education!: rules.Education;

  @Matches(namePattern, { message: nameMessage })
  @Field()
  specialty!: string;

  @Field(() => types.AgeBandEnum)
  ageBand!: rules.AgeBand;

  @Field(() => GraphQLLocalDate)
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  to?: string;
}

@InputType()
export class EndReserveInput {
  @IdOf('an entry')
  reserveId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day no longer.' })
  on!: string;
}

@InputType()
export class RecordSecretarySelectionInput {
  @IdOf('a post')
  postId!: string;

  @Field(() => types.SelectionMethodEnum)
  method!: rules.SelectionMethod;

  @Field(() => GraphQLLocalDate)
  on!: string;
}

@InputType()
export class RecordSecretaryTrainingInput {
  @IdOf('a person')
  personId!: string;

  @Field(() => types.TrainingFormEnum)
  form!: rules.TrainingForm;

  @Matches(namePattern, { message: nameMessage })
  @Field()
  topic!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  on!: string;

  @Min(1, { message: 'halfDays is at least 1.' })
  @Max(400, { message: 'halfDays is at most 400.' })
  @Field(() => Int)
  halfDays!: number;
}

@InputType()
export class RecordCareInput {
  @IdOf('a person')
  personId!: string;

  @Field(() => types.CareKindEnum)
  kind!: rules.CareKind;

  @Field(() => GraphQLLocalDate)
  on!: string;

  @Matches(textPattern, { message: textMessage })
  @Field()
  summary!: string;
}
