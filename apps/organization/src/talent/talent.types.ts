import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import * as rules from './talent.rules';

/** UNIT_CHIEF: 'unit-chief', … */
const named = <T extends string>(name: string, words: readonly T[]): Record<string, T> => {
  const pairs = words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]);
  const values = Object.fromEntries(pairs) as Record<string, T>;
  registerEnumType(values, { name });
  return values;
};

export const TalentLevelEnum = named('TalentLevel', rules.talentLevels);
export const ReserveLevelEnum = named('ReserveLevel', rules.reserveLevels);
export const EducationEnum = named('Education', rules.educations);
export const AgeBandEnum = named('AgeBand', rules.ageBands);
export const SelectionMethodEnum = named('SelectionMethod', rules.selectionMethods);
export const TrainingFormEnum = named('TrainingForm', rules.trainingForms);
export const CareKindEnum = named('CareKind', rules.careKinds);

@ObjectType({ simpleResolvers: true })
abstract class Spanned {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day no longer.' })
  validTo!: string | null;
}

@ObjectType('TalentList', { simpleResolvers: true, description: 'A list of talent (R004.23).' })
export class TalentListNode extends Spanned {
  /** The day it was read for; its entries are read for the same one. */
  asOf?: AsOf;

  @Field()
  name!: string;

  @Field(() => TalentLevelEnum)
  level!: rules.TalentLevel;

  @Field(() => Int, { nullable: true, description: 'How many people are aimed at.' })
  targetCount!: number | null;
}

@ObjectType('TalentEntry', { simpleResolvers: true })
export class TalentEntryNode extends Spanned {
  listId!: string;
  personId!: string;
}

@ObjectType('ReserveCadre', { simpleResolvers: true, description: 'Kept in reserve (R004.23).' })
export class ReserveCadreNode extends Spanned {
  personId!: string;

  @Field(() => ReserveLevelEnum)
  forLevel!: rules.ReserveLevel;

  @Field(() => EducationEnum)
  education!: rules.Education;

  @Field()
  specialty!: string;

  @Field(() => AgeBandEnum, { description: 'When named.' })
  ageBand!: rules.AgeBand;
}

@ObjectType('SecretarySelection', { simpleResolvers: true })
export class SecretarySelectionNode {
  @Field(() => ID)
  id!: string;

  @Field(() => SelectionMethodEnum)
  method!: rules.SelectionMethod;

  @Field(() => GraphQLLocalDate)
  selectedOn!: string;
}

@ObjectType('SecretaryTraining', { simpleResolvers: true })
export class SecretaryTrainingNode {
  @Field(() => ID)
  id!: string;

  personId!: string;

  @Field(() => TrainingFormEnum)
  form!: rules.TrainingForm;

  @Field()
  topic!: string;

  @Field(() => GraphQLLocalDate)
  beganOn!: string;

  @Field(() => Int)
  halfDays!: number;
}

@ObjectType('CareRecord', { simpleResolvers: true, description: 'Done for a member (R004.20).' })
export class CareRecordNode {
  @Field(() => ID)
  id!: string;

  personId!: string;

  @Field(() => CareKindEnum)
  kind!: rules.CareKind;

  @Field(() => GraphQLLocalDate)
  givenOn!: string;

  @Field()
  summary!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A secretary, how found and when last trained (R004.13, R004.24).',
})
export class Secretary {
  postId!: string;
  personId!: string;
  unitId!: string;

  @Field(() => SelectionMethodEnum, { nullable: true, description: 'Null: not recorded.' })
  selectedBy!: rules.SelectionMethod | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Latest training of the year.' })
  lastTrainedOn!: string | null;

  @Field(() => Int, { description: 'Trainings begun in the year.' })
  trainings!: number;
}
